package io.virta.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.batch.Batch;
import io.virta.driver.Channel;
import io.virta.driver.Discipline;
import io.virta.driver.StageContext;
import io.virta.driver.StageDriver;
import io.virta.operator.StreamElement.Barrier;
import io.virta.operator.StreamElement.Data;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.operator.StreamElement.Watermark;
import io.virta.operator.exchange.KeyRouter;
import io.virta.row.Row;
import io.virta.row.RowConverter;
import io.virta.state.DurableState;
import io.virta.state.FakeOverflowStore;
import io.virta.state.KeyHash;
import io.virta.state.OverflowSettings;
import io.virta.state.StateSection;
import io.virta.state.StateTableSpec;
import io.virta.state.TableFolder;
import io.virta.types.StructType;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A test of one operator: epochs of rows and watermarks in, rows out. {@link #check} runs the script many times: with whole batches, row by row, in batches of random sizes; with a restore after
 * each epoch; with and without a memory budget that is too small; and, where rows are hashed, with several shards, whose number changes at each restore. What comes out must be the same.
 */
public final class OperatorScript {
    private static final int KEY_GROUPS = 16;
    private static final ZoneId ZONE = ZoneOffset.UTC;

    private final OperatorSpec spec;
    private final List<StructType> inputs;
    private final List<List<Batch>> staticRows = new ArrayList<>();
    private final List<List<Step>> epochs = new ArrayList<>();
    private final List<Expectation> expectations = new ArrayList<>();
    private List<Step> current = new ArrayList<>();
    private long initialWatermark = Watermark.NONE;
    private boolean ordered;
    private boolean countsLateRows;

    private OperatorScript(OperatorSpec spec, List<StructType> inputs) {
        this.spec = spec;
        this.inputs = inputs;
    }

    /** A script for an operator whose inputs have these schemas. */
    public static OperatorScript of(OperatorSpec spec, StructType... inputs) {
        return new OperatorScript(spec, List.of(inputs));
    }

    /** The rows of the next static plan. */
    public OperatorScript staticRows(StructType schema, Row... rows) {
        staticRows.add(List.of(RowConverter.toBatch(List.of(rows), schema)));
        return this;
    }

    /** The order of the rows counts. */
    public OperatorScript ordered() {
        ordered = true;
        return this;
    }

    /** The watermark at the very start. */
    public OperatorScript startAt(long micros) {
        initialWatermark = micros;
        return this;
    }

    /** Rows of an input. */
    public OperatorScript rows(int input, Row... rows) {
        current.add(new Step(input, List.of(rows), Watermark.NONE));
        return this;
    }

    /** The watermark of the epoch, on all inputs. */
    public OperatorScript watermark(long micros) {
        current.add(new Step(-1, List.of(), micros));
        return this;
    }

    /** Ends the epoch, in which exactly these rows came out. */
    public OperatorScript expect(Row... rows) {
        epochs.add(current);
        current = new ArrayList<>();
        expectations.add(new Expectation(List.of(rows)));
        return this;
    }

    /** Ends the epoch, in which the same rows come out however it runs. */
    public OperatorScript expectTheSame() {
        epochs.add(current);
        current = new ArrayList<>();
        expectations.add(new Expectation(null));
        return this;
    }

    /** How many rows the state had after the last epoch. */
    public OperatorScript stateRows(long rows) {
        last().stateRows = rows;
        return this;
    }

    /** How many rows were dropped as late in the last epoch. */
    public OperatorScript lateRows(long rows) {
        countsLateRows = true;
        last().lateRows = rows;
        return this;
    }

    private Expectation last() {
        return expectations.get(expectations.size() - 1);
    }

    /** Runs the script in every way. */
    public void check() {
        long seed = new Random().nextLong();
        boolean hashed = spec.inputDistributions().stream().allMatch(Distribution.Hashed.class::isInstance);
        for (Cut cut : Cut.values()) {
            for (boolean restores : new boolean[] {false, true}) {
                for (boolean spills : new boolean[] {false, true}) {
                    for (int shards : hashed ? new int[] {1, 3} : new int[] {1}) {
                        String way = cut + ", seed " + seed + ", restores " + restores + ", spills " + spills
                                + ", shards " + shards;
                        new Run(cut, new Random(seed), restores, spills, shards, hashed, way).run();
                    }
                }
            }
        }
    }

    private enum Cut {
        WHOLE,
        ROW_BY_ROW,
        RANDOM
    }

    private record Step(int input, List<Row> rows, long watermarkMicros) {}

    private static final class Expectation {
        private @Nullable List<Row> rows;
        private long stateRows = -1;
        private long lateRows;

        Expectation(@Nullable List<Row> rows) {
            this.rows = rows;
        }
    }

    /** One execution of the script. */
    private final class Run {
        private final Cut cut;
        private final Random random;
        private final boolean restores;
        private final boolean spills;
        private final boolean hashed;
        private final String way;
        private int shards;
        private final List<StateSection> frozen = new ArrayList<>();
        private final List<StageDriver> drivers = new ArrayList<>();
        private final List<Map<String, DurableState>> tables = new ArrayList<>();
        private final List<OperatorMetrics> metrics = new ArrayList<>();
        private final List<Row> output = new ArrayList<>();
        private long watermark = initialWatermark;
        private final long budgetBytes;

        Run(Cut cut, Random random, boolean restores, boolean spills, int shards, boolean hashed, String way) {
            this.cut = cut;
            this.random = random;
            this.restores = restores;
            this.spills = spills;
            this.shards = shards;
            this.hashed = hashed;
            this.way = way;
            // Nothing fits, or some.
            this.budgetBytes = 1 + random.nextInt(4) * 3000L;
        }

        void run() {
            open();
            for (int epoch = 0; epoch < epochs.size(); epoch++) {
                int epochNumber = epoch;
                all(new EpochStart(epoch, 0, 0, Watermark.NONE));
                for (Step step : epochs.get(epoch)) {
                    if (step.input >= 0) {
                        rows(step);
                    } else {
                        watermark = step.watermarkMicros;
                        all(new Watermark(watermark));
                    }
                }
                all(new Barrier(epoch));
                check(epoch);
                for (Map<String, DurableState> shard : tables) {
                    shard.values().forEach(table -> frozen.addAll(table.freeze("0-" + spec.name(), epochNumber)));
                }
                if (restores) {
                    reopen(epoch);
                }
            }
            drivers.forEach(StageDriver::close);
        }

        private void check(int epoch) {
            Expectation expectation = expectations.get(epoch);
            String where = "epoch " + epoch + " (" + way + ")";
            long size = tables.stream()
                    .flatMap(shard -> shard.values().stream())
                    .mapToLong(DurableState::size)
                    .sum();
            if (expectation.rows == null) {
                expectation.rows = List.copyOf(output);
                expectation.stateRows = size;
            }
            if (ordered) {
                assertThat(output).as(where).containsExactlyElementsOf(expectation.rows);
            } else if (!counts(output).equals(counts(expectation.rows))) {
                assertThat(output).as(where).containsExactlyInAnyOrderElementsOf(expectation.rows);
            }
            output.clear();
            if (expectation.stateRows >= 0) {
                assertThat(size).as("state rows in " + where).isEqualTo(expectation.stateRows);
            }
            long late = metrics.stream()
                    .mapToLong(instance -> instance.take().lateRows())
                    .sum();
            if (countsLateRows) {
                assertThat(late).as("late rows in " + where).isEqualTo(expectation.lateRows);
            }
        }

        private static Map<Row, Integer> counts(List<Row> rows) {
            Map<Row, Integer> counts = new HashMap<>();
            rows.forEach(row -> counts.merge(row, 1, Integer::sum));
            return counts;
        }

        private void reopen(int epoch) {
            fold();
            drivers.forEach(StageDriver::close);
            drivers.clear();
            tables.clear();
            metrics.clear();
            if (hashed) {
                shards = 1 + (shards + epoch) % 4;
            }
            open();
        }

        /** Folds what was frozen: of each key group the oldest sections into a snapshot, and some of the rest into one section. */
        private void fold() {
            List<StateSection> unfolded = List.copyOf(frozen);
            frozen.clear();
            for (StateTableSpec table : spec.stateTables()) {
                TableFolder folder = new TableFolder(table);
                for (int group = 0; group < KEY_GROUPS; group++) {
                    int keyGroup = group;
                    List<byte[]> payloads = unfolded.stream()
                            .filter(section -> section.table().equals(table.name()) && section.keyGroup() == keyGroup)
                            .map(StateSection::payload)
                            .toList();
                    int old = random.nextInt(payloads.size() + 1);
                    add(table, group, folder.fold(payloads.subList(0, old), true));
                    add(table, group, folder.fold(payloads.subList(old, payloads.size()), false));
                }
            }
        }

        private void add(StateTableSpec table, int group, byte[] payload) {
            if (payload.length > 0) {
                frozen.add(new StateSection("0-" + spec.name(), table.name(), group, payload));
            }
        }

        private void open() {
            for (int shard = 0; shard < shards; shard++) {
                Map<String, DurableState> own = new HashMap<>();
                for (StateTableSpec table : spec.stateTables()) {
                    OverflowSettings overflow =
                            spills ? new OverflowSettings(new FakeOverflowStore(), own.size(), budgetBytes) : null;
                    own.put(table.name(), DurableState.create(table, KEY_GROUPS, overflow));
                }
                for (StateSection section : frozen) {
                    if (KeyHash.owner(section.keyGroup(), KEY_GROUPS, shards) == shard) {
                        own.get(section.table()).restore(section);
                    }
                }
                OperatorMetrics counters = new OperatorMetrics();
                Operator operator =
                        spec.create(new StageContext(shard, shards, ZONE, watermark, own, staticRows, counters));
                List<Channel> channels = new ArrayList<>();
                for (int input = 0; input < inputs.size(); input++) {
                    channels.add(new Channel(input, true));
                }
                tables.add(own);
                metrics.add(counters);
                drivers.add(new StageDriver(List.of(operator), channels, Discipline.MICRO_BATCH, watermark));
            }
        }

        private void rows(Step step) {
            int from = 0;
            while (from < step.rows.size()) {
                int left = step.rows.size() - from;
                int count = switch (cut) {
                    case WHOLE -> left;
                    case ROW_BY_ROW -> 1;
                    case RANDOM -> 1 + random.nextInt(left);
                };
                batch(step.input, RowConverter.toBatch(step.rows.subList(from, from + count), inputs.get(step.input)));
                from += count;
            }
        }

        private void batch(int input, Batch batch) {
            if (spec.inputDistributions().get(input) instanceof Distribution.Hashed keys) {
                Batch[] parts = new KeyRouter(keys.columns(), KEY_GROUPS, shards).split(batch);
                for (int shard = 0; shard < shards; shard++) {
                    if (parts[shard] != null) {
                        offer(shard, input, new Data(parts[shard]));
                    }
                }
            } else {
                offer(0, input, new Data(batch));
            }
        }

        private void all(StreamElement element) {
            for (int shard = 0; shard < shards; shard++) {
                for (int input = 0; input < inputs.size(); input++) {
                    offer(shard, input, element);
                }
            }
        }

        private void offer(int shard, int input, StreamElement element) {
            StageDriver driver = drivers.get(shard);
            driver.offer(input, element);
            while (driver.hasOutput() || driver.hasWork()) {
                StreamElement made = driver.poll();
                if (made == null) {
                    driver.step();
                } else if (made instanceof Data data) {
                    output.addAll(RowConverter.toRows(data.batch(), spec.outputSchema()));
                }
            }
        }
    }
}
