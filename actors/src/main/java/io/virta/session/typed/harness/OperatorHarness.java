package io.virta.session.typed.harness;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.StructBuilder;
import io.virta.batch.StructColumn;
import io.virta.driver.StageContext;
import io.virta.operator.Operator;
import io.virta.operator.Operator.EmitReason;
import io.virta.operator.OperatorMetrics;
import io.virta.operator.OperatorSpec;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.operator.StreamElement.Watermark;
import io.virta.operator.user.GroupFunction;
import io.virta.operator.user.GroupInput;
import io.virta.session.typed.ObjectCodec;
import io.virta.state.DurableState;
import io.virta.state.KeyHash;
import io.virta.state.StateSection;
import io.virta.state.StateTableSpec;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A function over groups with its state, run epoch by epoch in the caller's thread. Used by one thread. */
public final class OperatorHarness implements AutoCloseable {
    private static final int KEY_GROUPS = 16;
    private static final long MICROS_PER_MILLI = 1000;
    private static final String STATE_ID = "tested";

    private final OperatorSpec spec;
    private final ObjectCodec key;
    private final ObjectCodec value;
    private final ObjectCodec output;
    private final List<StateSection> frozen = new ArrayList<>();
    private final List<Object> keysAdded = new ArrayList<>();
    private final List<@Nullable Object> valuesAdded = new ArrayList<>();
    private List<Shard> shards = List.of();
    private long epoch;
    private long processingMillis;
    private long watermarkMicros;

    /** One instance with its tables. */
    private record Shard(Operator operator, StageContext context) {}

    /** A function that has seen nothing yet. */
    public OperatorHarness(
            GroupFunction function, ObjectCodec key, ObjectCodec value, ObjectCodec output, boolean hasWatermark) {
        List<StructField> columns = new ArrayList<>(key.schema().fields());
        columns.addAll(value.schema().fields());
        int keys = key.schema().size();
        this.spec = function.over(new GroupInput(
                new StructType(columns),
                IntStream.range(0, keys).boxed().toList(),
                IntStream.range(keys, columns.size()).boxed().toList(),
                -1,
                hasWatermark,
                null));
        this.key = key;
        this.value = value;
        this.output = output;
        this.watermarkMicros = hasWatermark ? 0 : Watermark.NONE;
        restart(1);
    }

    /** Starts again from what the epochs so far left, with so many shards. */
    public void restart(int shardCount) {
        close();
        keysAdded.clear();
        valuesAdded.clear();
        List<Shard> started = new ArrayList<>();
        for (int shard = 0; shard < shardCount; shard++) {
            started.add(start(shard, shardCount));
        }
        shards = started;
    }

    private Shard start(int shard, int shardCount) {
        Map<String, DurableState> tables = new LinkedHashMap<>();
        for (StateTableSpec table : spec.stateTables()) {
            tables.put(table.name(), DurableState.create(table, KEY_GROUPS, null));
        }
        for (StateSection section : frozen) {
            DurableState table = tables.get(section.table());
            if (table != null && KeyHash.owner(section.keyGroup(), KEY_GROUPS, shardCount) == shard) {
                table.restore(section);
            }
        }
        StageContext context = new StageContext(
                shard, shardCount, ZoneOffset.UTC, watermarkMicros, tables, List.of(), new OperatorMetrics());
        return new Shard(spec.create(context), context);
    }

    /** Sets the timestamp of the next epochs. */
    public void setProcessingMillis(long millis) {
        if (millis < processingMillis) {
            throw new IllegalArgumentException(
                    "The processing time is " + processingMillis + " and cannot go back to " + millis + ".");
        }
        processingMillis = millis;
    }

    /** Sets the watermark of the next epochs. */
    public void setWatermarkMillis(long millis) {
        long micros = Math.multiplyExact(millis, MICROS_PER_MILLI);
        if (micros < watermarkMicros) {
            throw new IllegalArgumentException("The watermark is " + watermarkMicros / MICROS_PER_MILLI
                    + " and cannot go back to " + millis + ".");
        }
        watermarkMicros = micros;
    }

    /** Adds a row to the next epoch. */
    public void add(Object rowKey, @Nullable Object row) {
        keysAdded.add(rowKey);
        valuesAdded.add(row);
    }

    /** Runs an epoch over the rows added; the objects that come out. */
    public List<Object> epoch() {
        List<Object> out = new ArrayList<>();
        Batch rows = rows(keysAdded, valuesAdded);
        int[] owners = owners(rows, keysAdded.size());
        for (int i = 0; i < shards.size(); i++) {
            run(i, rows, owners, out);
        }
        keysAdded.clear();
        valuesAdded.clear();
        epoch++;
        return out;
    }

    private void run(int number, Batch rows, int[] owners, List<Object> out) {
        Shard shard = shards.get(number);
        Operator operator = shard.operator;
        operator.epochStart(new EpochStart(epoch, processingMillis * MICROS_PER_MILLI, epoch, watermarkMicros));
        int[] own = IntStream.range(0, owners.length)
                .filter(row -> owners[row] == number)
                .toArray();
        if (own.length > 0) {
            operator.process(0, rows.gather(own, own.length), made -> read(made, out));
        }
        if (watermarkMicros != Watermark.NONE) {
            operator.advance(watermarkMicros);
        }
        boolean hasMore = true;
        while (hasMore) {
            hasMore = operator.emit(EmitReason.BARRIER, made -> read(made, out));
        }
        operator.barrier(epoch);
        freeze(shard);
    }

    private void freeze(Shard shard) {
        shard.context.stateTables().values().forEach(table -> frozen.addAll(table.freeze(STATE_ID, epoch)));
    }

    private void read(Batch made, List<Object> out) {
        for (int row = 0; row < made.rowCount(); row++) {
            out.add(output.object(made, row));
        }
    }

    private Batch rows(List<Object> keys, List<@Nullable Object> values) {
        List<Column> columns = new ArrayList<>(columns(key, keys));
        columns.addAll(columns(value, values));
        return new Batch(keys.size(), columns);
    }

    private static List<Column> columns(ObjectCodec codec, List<? extends @Nullable Object> objects) {
        StructBuilder builder = (StructBuilder) ColumnBuilder.of(codec.schema(), objects.size());
        objects.forEach(object -> codec.append(builder, object));
        return List.copyOf(((StructColumn) builder.build()).fields());
    }

    private int[] owners(Batch rows, int count) {
        Column[] keys = rows.columns().subList(0, key.schema().size()).toArray(Column[]::new);
        long[] hashes = new long[count];
        KeyHash.hash(keys, count, hashes);
        int[] owners = new int[count];
        for (int row = 0; row < count; row++) {
            owners[row] = KeyHash.owner(KeyHash.keyGroup(hashes[row], KEY_GROUPS), KEY_GROUPS, shards.size());
        }
        return owners;
    }

    /** The columns of a key. */
    public Column[] keyColumns(Object rowKey) {
        return columns(key, List.of(rowKey)).toArray(Column[]::new);
    }

    /** The context of the shard that has the group of a key, with its tables. */
    public StageContext shardOf(Object rowKey) {
        Batch row = new Batch(1, columns(key, List.of(rowKey)));
        return shards.get(owners(row, 1)[0]).context;
    }

    /** How many rows of state there are, indexes left out. */
    public long stateRows() {
        return shards.stream()
                .flatMap(shard -> shard.context.stateTables().values().stream())
                .filter(table -> !table.spec().isIndex())
                .mapToLong(DurableState::size)
                .sum();
    }

    @Override
    public void close() {
        shards.forEach(shard -> shard.operator.close());
        shards = List.of();
    }
}
