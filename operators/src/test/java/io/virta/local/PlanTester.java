package io.virta.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.analysis.AnalysisContext;
import io.virta.analysis.Analyzer;
import io.virta.analysis.Catalog;
import io.virta.analysis.Relations;
import io.virta.batch.Batch;
import io.virta.batch.ChangeKind;
import io.virta.connector.OutputMode;
import io.virta.connector.PlannedRange;
import io.virta.connector.ReadLimit;
import io.virta.connector.SourceContext;
import io.virta.connector.SourceEnumerator;
import io.virta.connector.SourceReader;
import io.virta.connector.SourceReader.Chunk;
import io.virta.connector.Split;
import io.virta.connector.memory.MemoryStream;
import io.virta.driver.Discipline;
import io.virta.function.FunctionRegistry;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.operator.StreamElement.Watermark;
import io.virta.operator.watermark.EventTimeWatermark;
import io.virta.optimizer.Optimizer;
import io.virta.plan.LogicalPlan;
import io.virta.planner.Planner;
import io.virta.planner.PlannerSettings;
import io.virta.planner.QueryPlan;
import io.virta.planner.Stage.SourceStage;
import io.virta.row.Row;
import io.virta.row.RowConverter;
import io.virta.sql.SqlParser;
import io.virta.state.StateSection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tests whole queries on one thread: SQL over streams to which a test adds rows. After each add all epochs run that there are to run, by Spark's rules of the watermark; {@code restart} goes on from
 * what was frozen.
 *
 * <pre>
 *   PlanTester tester = new PlanTester().stream("t", "ts TIMESTAMP, k STRING");
 *   tester.query("SELECT k FROM STREAM t", OutputMode.APPEND).add("t", Row.of(...)).expect(Row.of(...));
 * </pre>
 */
public final class PlanTester implements AutoCloseable {
    private static final ZoneId ZONE = ZoneOffset.UTC;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-01-01T00:00:00Z"), ZONE);
    private static final int KEY_GROUPS = 8;

    private final Map<String, MemoryStream> streams = new HashMap<>();
    private final Map<String, LogicalPlan> views = new HashMap<>();
    private final List<StateSection> state = new ArrayList<>();
    private final List<Row> output = new ArrayList<>();
    private final List<Row> result = new ArrayList<>();
    private int lastEpochFrom;
    private final Map<Integer, String> positions = new HashMap<>();
    private long[] maxEventTimes = {};
    private long watermark;
    private long lateRows;
    private long epoch;
    private @Nullable QueryPlan plan;
    private @Nullable LocalQuery query;

    /** Makes a stream of a name with a schema in DDL. */
    public PlanTester stream(String name, String ddl) {
        streams.put(name.toLowerCase(Locale.ROOT), new MemoryStream(name, SqlParser.parseSchema(ddl)));
        return this;
    }

    /** Makes a stream with a watermark on its column {@code ts}. */
    public PlanTester watermarked(String name, String ddl, String delay) {
        stream(name + "_rows", ddl);
        streams.put(name.toLowerCase(Locale.ROOT), streams.get(name.toLowerCase(Locale.ROOT) + "_rows"));
        return view(name, "SELECT * FROM STREAM " + name + "_rows WATERMARK ts DELAY OF INTERVAL " + delay);
    }

    /** Makes a static table. */
    public PlanTester table(String name, String ddl, Row... rows) {
        return view(name, Relations.rows(SqlParser.parseSchema(ddl), List.of(rows)));
    }

    /** Gives a plan a name. */
    public PlanTester view(String name, LogicalPlan view) {
        views.put(name.toLowerCase(Locale.ROOT), view);
        return this;
    }

    /** Gives a query a name. */
    public PlanTester view(String name, String sql) {
        return view(name, analyze(SqlParser.parseQuery(sql)));
    }

    /** What SQL or an unresolved plan means, with the names of this tester. */
    public LogicalPlan analyze(LogicalPlan parsed) {
        return Analyzer.analyze(parsed, new AnalysisContext(new Names(), FunctionRegistry.builtIn(), ZONE));
    }

    /** The plan of a query. */
    public QueryPlan plan(String sql, OutputMode mode) {
        return plan(analyze(SqlParser.parseQuery(sql)), mode);
    }

    /** The plan of an analysed query. */
    public QueryPlan plan(LogicalPlan analyzed, OutputMode mode) {
        return Planner.plan(Optimizer.optimize(analyzed), mode, new PlannerSettings(ZONE));
    }

    /** The rows of a query without streams. */
    public List<Row> collect(String sql) {
        QueryPlan batch = plan(sql, OutputMode.COMPLETE);
        List<Row> rows = new ArrayList<>();
        LocalExecutor.run(batch, ZONE, CLOCK, made -> rows.addAll(RowConverter.toRows(made, batch.outputSchema())));
        return rows;
    }

    /** Starts a streaming query. */
    public PlanTester query(String sql, OutputMode mode) {
        return query(plan(sql, mode));
    }

    /** Starts a streaming query. */
    public PlanTester query(QueryPlan query) {
        plan = query;
        maxEventTimes = new long[query.watermarks().size()];
        Arrays.fill(maxEventTimes, Watermark.NONE);
        watermark = query.watermarks().isEmpty() ? Watermark.NONE : 0;
        open();
        return this;
    }

    private QueryPlan plan() {
        if (plan == null) {
            throw new IllegalStateException("call query(...) first");
        }
        return plan;
    }

    private LocalQuery running() {
        if (query == null) {
            throw new IllegalStateException("call query(...) first");
        }
        return query;
    }

    private void open() {
        List<List<Batch>> staticRows = plan().staticPlans().stream()
                .map(staticPlan -> LocalExecutor.run(staticPlan, ZONE, CLOCK))
                .toList();
        query = new LocalQuery(
                plan(), Discipline.MICRO_BATCH, ZONE, KEY_GROUPS, staticRows, watermark, state, this::show);
    }

    private void show(Batch batch) {
        List<Row> rows = RowConverter.toRows(batch, plan().outputSchema());
        output.addAll(rows);
        byte[] changes = batch.changes();
        for (int i = 0; i < rows.size(); i++) {
            if (changes == null || changes[i] == ChangeKind.INSERT.code()) {
                result.add(rows.get(i));
            } else {
                assertThat(result.remove(rows.get(i)))
                        .as("deleted " + rows.get(i))
                        .isTrue();
            }
        }
    }

    /** The rows that came out since the query was started and were not deleted. */
    public List<Row> result() {
        return List.copyOf(result);
    }

    /** The rows that came out in the last epoch. */
    public List<Row> takeLastEpoch() {
        List<Row> rows = List.copyOf(output.subList(lastEpochFrom, output.size()));
        output.clear();
        return rows;
    }

    /** Stops the query and starts it again from what was frozen at its last barrier. */
    public PlanTester restart() {
        running().close();
        open();
        return this;
    }

    /** Adds rows to a stream without running. */
    public PlanTester put(String stream, Row... rows) {
        streams.get(stream.toLowerCase(Locale.ROOT)).add(rows);
        return this;
    }

    /** Adds rows to a stream and runs all epochs that there are to run. */
    public PlanTester add(String stream, Row... rows) {
        return put(stream, rows).run();
    }

    /** Runs an epoch over what was added, and those without data that follow. */
    public PlanTester run() {
        boolean more = true;
        while (more) {
            epoch();
            more = plan().needsEpochOnWatermark() && nextWatermark() > watermark;
        }
        return this;
    }

    private void epoch() {
        long next = nextWatermark();
        lastEpochFrom = output.size();
        running().start(new EpochStart(epoch, 0, 0, next));
        SourceContext context = new SourceContext(CLOCK, ZONE, 1, true);
        for (var stage : plan().stages()) {
            if (stage.source() != null) {
                read(stage.source(), context);
            }
        }
        running().barrier(epoch);
        state.addAll(running().freeze(epoch));
        watermark = next;
        epoch++;
        lateRows += running().lateRows();
        List<Long> seen = running().maxEventTimesMicros();
        for (int i = 0; i < maxEventTimes.length; i++) {
            maxEventTimes[i] = Math.max(maxEventTimes[i], seen.get(i));
        }
    }

    private void read(SourceStage source, SourceContext context) {
        try (SourceEnumerator enumerator = source.scan().enumerator(context);
                SourceReader reader = source.scan().reader(context)) {
            PlannedRange range = enumerator.plan(positions.get(source.sourceIndex()), ReadLimit.ALL);
            if (range == null) {
                return;
            }
            positions.put(source.sourceIndex(), range.end());
            for (Split split : range.splits()) {
                reader.open(split);
                for (Chunk chunk = reader.next(Batch.DEFAULT_ROWS);
                        chunk != null;
                        chunk = reader.next(Batch.DEFAULT_ROWS)) {
                    running().read(source.sourceIndex(), chunk.batch());
                }
            }
        }
    }

    /** The watermark that follows from the times seen: the least over the watermark operators, never less than before. */
    private long nextWatermark() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < maxEventTimes.length; i++) {
            long delay = plan().watermarks().get(i).delayMicros();
            least = Math.min(least, EventTimeWatermark.watermarkMicros(maxEventTimes[i], delay));
        }
        return maxEventTimes.length == 0 ? Watermark.NONE : Math.max(watermark, least);
    }

    /** Exactly these rows came out since the last time, in any order. */
    public PlanTester expect(Row... rows) {
        assertThat(output).containsExactlyInAnyOrder(rows);
        output.clear();
        return this;
    }

    /** The rows that came out since the last time. */
    public List<Row> take() {
        List<Row> taken = List.copyOf(output);
        output.clear();
        return taken;
    }

    /** The state has so many rows. */
    public PlanTester expectStateRows(long rows) {
        assertThat(running().stateRows()).as("state rows").isEqualTo(rows);
        return this;
    }

    /** So many rows were dropped as late since the last time. */
    public PlanTester expectLateRows(long rows) {
        assertThat(takeLateRows()).as("late rows").isEqualTo(rows);
        return this;
    }

    /** The rows dropped as late since the last time. */
    public long takeLateRows() {
        long taken = lateRows;
        lateRows = 0;
        return taken;
    }

    /** The watermark that the last epoch worked with. */
    public long watermarkMicros() {
        return watermark;
    }

    /** The rows in all state tables. */
    public long stateRows() {
        return running().stateRows();
    }

    @Override
    public void close() {
        if (query != null) {
            query.close();
        }
    }

    private final class Names implements Catalog {
        @Override
        public @Nullable LogicalPlan find(List<String> name, boolean streaming) {
            String last = name.get(name.size() - 1).toLowerCase(Locale.ROOT);
            LogicalPlan view = views.get(last);
            if (view != null) {
                return view;
            }
            MemoryStream stream = streams.get(last);
            return stream == null ? null : Relations.scan(stream, true);
        }

        @Override
        public List<String> names() {
            List<String> all = new ArrayList<>(streams.keySet());
            all.addAll(views.keySet());
            return all;
        }
    }
}
