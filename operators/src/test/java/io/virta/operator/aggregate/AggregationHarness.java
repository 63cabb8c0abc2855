package io.virta.operator.aggregate;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.dropped.DropKind;
import io.virta.dropped.DroppedRows;
import io.virta.expression.ColumnRef;
import io.virta.operator.Distribution;
import io.virta.operator.LateRows;
import io.virta.operator.Operator;
import io.virta.operator.Operator.EmitReason;
import io.virta.operator.OperatorContext;
import io.virta.operator.OperatorMetrics;
import io.virta.operator.OperatorSpec;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.row.Row;
import io.virta.row.RowConverter;
import io.virta.state.DurableState;
import io.virta.state.FakeOverflowStore;
import io.virta.state.KeyHash;
import io.virta.state.OverflowSettings;
import io.virta.state.RowTable;
import io.virta.state.StateSection;
import io.virta.state.StateTable;
import io.virta.state.StateTableSpec;
import io.virta.types.StructType;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Runs an aggregation epoch by epoch: partial operators on some partitions, their rows exchanged to final operators on some shards. What is free is drawn from a seed: the
 * number of partitions and shards, the sizes of batches, and whether state is frozen, restored and spread over another number of shards between two epochs, and
 * whether all state at rest lies in an overflow store.
 */
final class AggregationHarness {
    private static final int KEY_GROUPS = 16;

    private final AggregationPlan plan;
    private final Random random;
    private final int partitions;
    private final boolean spills;
    private final List<StateSection> log = new ArrayList<>();
    private List<Operator> partials = new ArrayList<>();
    private List<Operator> finals = new ArrayList<>();
    private List<Map<String, DurableState>> tables = new ArrayList<>();
    private final List<OperatorMetrics> metrics = new ArrayList<>();
    private long watermarkMicros;
    private long epoch;
    private long lateRows;
    private final DroppedRows dropped;

    AggregationHarness(AggregationPlan plan, long seed) {
        this(plan, seed, Set.of());
    }

    /** The same where dropped rows of some kinds are wanted. */
    AggregationHarness(AggregationPlan plan, long seed, Set<DropKind> wanted) {
        this.plan = plan;
        this.dropped = new DroppedRows(wanted, "", ZoneOffset.UTC);
        this.random = new Random(seed);
        this.partitions = 1 + random.nextInt(3);
        this.spills = random.nextInt(3) == 0;
        start();
    }

    private void start() {
        boolean isSingle = plan.finalSpec().inputDistributions().get(0) instanceof Distribution.Single;
        int shards = isSingle ? 1 : 1 + random.nextInt(4);
        partials = new ArrayList<>();
        finals = new ArrayList<>();
        tables = new ArrayList<>();
        metrics.clear();
        for (int i = 0; i < partitions; i++) {
            partials.add(plan.partialSpec().create(new TestContext(i, Map.of(), new OperatorMetrics())));
        }
        OperatorSpec spec = plan.finalSpec();
        for (int shard = 0; shard < shards; shard++) {
            Map<String, DurableState> own = new HashMap<>();
            for (StateTableSpec table : spec.stateTables()) {
                OverflowSettings overflow =
                        spills ? new OverflowSettings(new FakeOverflowStore(), own.size(), 1) : null;
                own.put(table.name(), DurableState.create(table, KEY_GROUPS, overflow));
            }
            for (StateSection section : log) {
                if (KeyHash.owner(section.keyGroup(), KEY_GROUPS, shards) == shard) {
                    own.get(section.table()).restore(section);
                }
            }
            metrics.add(new OperatorMetrics());
            tables.add(own);
            finals.add(spec.create(new TestContext(shard, own, metrics.get(shard))));
        }
    }

    /** Runs an epoch with rows for the first partition, spread over all partitions unless their order counts. */
    List<Row> epoch(List<Row> rows, boolean isOrdered, long newWatermarkMicros) {
        finals.forEach(operator -> operator.epochStart(new EpochStart(epoch, 0, 0, 0)));
        partials.forEach(operator -> operator.epochStart(new EpochStart(epoch, 0, 0, 0)));
        StructType schema = ColumnRef.schema(plan.input());
        int at = 0;
        while (at < rows.size()) {
            int size = Math.min(rows.size() - at, 1 + random.nextInt(8));
            Batch batch = RowConverter.toBatch(rows.subList(at, at + size), schema);
            partials.get(isOrdered ? 0 : random.nextInt(partitions)).process(0, batch, this::exchange);
            at += size;
        }
        for (Operator partial : partials) {
            while (partial.emit(EmitReason.BARRIER, this::exchange)) {}
            partial.barrier(epoch);
        }
        watermarkMicros = Math.max(watermarkMicros, newWatermarkMicros);
        List<Row> emitted = new ArrayList<>();
        StructType results = plan.outputSchema();
        for (Operator shard : finals) {
            shard.advance(watermarkMicros);
            while (shard.emit(EmitReason.BARRIER, batch -> emitted.addAll(RowConverter.toRows(batch, results)))) {}
            shard.barrier(epoch);
        }
        for (OperatorMetrics counters : metrics) {
            lateRows += counters.take().lateRows();
        }
        for (Map<String, DurableState> own : tables) {
            for (DurableState table : own.values()) {
                log.addAll(table.freeze("s", epoch));
            }
        }
        epoch++;
        if (random.nextBoolean()) {
            start();
        }
        return emitted;
    }

    long stateRows() {
        return tables.stream()
                .flatMap(own -> own.values().stream())
                .filter(table -> table.spec().name().equals("groups")
                        || table.spec().name().equals("sessions"))
                .mapToLong(DurableState::size)
                .sum();
    }

    long lateRows() {
        return lateRows;
    }

    /** The dropped rows as text, in their order. */
    List<String> droppedRows() {
        List<String> texts = new ArrayList<>();
        for (Batch batch = dropped.take(DropKind.LATE); batch != null; batch = dropped.take(DropKind.LATE)) {
            RowConverter.toRows(batch, DroppedRows.SCHEMA).forEach(row -> texts.add((String) row.get(3)));
        }
        return texts;
    }

    private void exchange(Batch batch) {
        if (finals.size() == 1) {
            finals.get(0).process(0, batch, none -> {});
            return;
        }
        int[] keyColumns =
                ((Distribution.Hashed) plan.finalSpec().inputDistributions().get(0)).columns();
        Column[] keys = Arrays.stream(keyColumns).mapToObj(batch::column).toArray(Column[]::new);
        long[] hashes = new long[batch.rowCount()];
        KeyHash.hash(keys, batch.rowCount(), hashes);
        for (int shard = 0; shard < finals.size(); shard++) {
            int[] rows = new int[batch.rowCount()];
            int count = 0;
            for (int row = 0; row < rows.length; row++) {
                int group = KeyHash.keyGroup(hashes[row], KEY_GROUPS);
                if (KeyHash.owner(group, KEY_GROUPS, finals.size()) == shard) {
                    rows[count++] = row;
                }
            }
            finals.get(shard).process(0, batch.gather(rows, count), none -> {});
        }
    }

    private final class TestContext implements OperatorContext {
        private final int instance;
        private final Map<String, DurableState> own;
        private final OperatorMetrics counters;

        TestContext(int instance, Map<String, DurableState> own, OperatorMetrics counters) {
            this.instance = instance;
            this.own = own;
            this.counters = counters;
        }

        @Override
        public int instance() {
            return instance;
        }

        @Override
        public int instances() {
            return 1;
        }

        @Override
        public ZoneId zone() {
            return ZoneOffset.UTC;
        }

        @Override
        public long initialWatermarkMicros() {
            return watermarkMicros;
        }

        @Override
        public StateTable stateTable(String name) {
            return (StateTable) own.get(name);
        }

        @Override
        public RowTable rowTable(String name) {
            return (RowTable) own.get(name);
        }

        @Override
        public List<Batch> staticRows(int staticPlan) {
            return List.of();
        }

        @Override
        public OperatorMetrics metrics() {
            return counters;
        }

        @Override
        public LateRows lateRows(StructType columns, String reason) {
            return LateRows.kept(counters, dropped, "0-aggregation", columns, reason);
        }
    }
}
