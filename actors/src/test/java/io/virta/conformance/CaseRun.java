package io.virta.conformance;

import io.virta.api.DataFrame;
import io.virta.api.DataStreamWriter;
import io.virta.api.VirtaSession;
import io.virta.api.streaming.StreamingQuery;
import io.virta.connector.memory.MemoryStream;
import io.virta.error.VirtaException;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import io.virta.types.DataType;
import io.virta.types.StructType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One execution of one case in a session of its own. Used by one thread.
 *
 * <p>Rows, schema and refusals must be those of the case, and so must be the watermark, the rows in the state and the late rows where the case has them, but for two differences:
 *
 * <ul>
 *   <li>Late rows may be more than expected where some were expected: Spark counts them after it has grouped the rows of a batch, so that several count as one.
 *   <li>After a restart that the case itself asks for, the watermark may be ahead of the one expected: Spark forgets the greatest event time of each stream when it stops, so that with several streams the
 *       least watermark stands still until each has had rows again. It is in our epoch log.
 * </ul>
 */
final class CaseRun implements AutoCloseable {
    private final ConformanceCase test;
    private final Execution execution;
    private final VirtaSession session;
    private final Path checkpoint;
    private final long seed;
    private final Map<String, MemoryStream> streams = new LinkedHashMap<>();
    private final Map<String, CaseFiles> files = new LinkedHashMap<>();
    private final EmittedRows emitted = new EmittedRows();
    private final List<String> problems = new ArrayList<>();
    private @Nullable DataFrame result;
    private @Nullable StreamingQuery query;
    private int run;
    private boolean wasRestarted;

    /**
     * An execution.
     *
     * @param session one that nothing else uses; it is closed with the run
     * @param checkpoint a directory that does not exist
     */
    CaseRun(ConformanceCase test, Execution execution, VirtaSession session, Path checkpoint, long seed) {
        this.test = test;
        this.execution = execution;
        this.session = session;
        this.checkpoint = checkpoint;
        this.seed = seed;
    }

    /** Runs the case and tells what is not as it says; empty if all is. */
    List<String> problems() {
        String moment = "analysis";
        VirtaException refusal = null;
        try {
            test.conf().forEach((name, value) -> session.conf().set(name, value.toString()));
            define();
            DataFrame rows = session.sql(test.query());
            result = rows;
            compareSchema(rows);
            moment = "start";
            start();
            moment = "run";
            test.steps().forEach(this::step);
            running().processAllAvailable();
        } catch (VirtaException e) {
            refusal = e;
        }
        Map<String, Object> error = test.error();
        if (error != null) {
            compare(error, moment, refusal);
        } else if (refusal != null) {
            problems.add("refused at " + moment + " with " + refusal.condition() + ": " + refusal.getMessage());
        }
        return problems;
    }

    private void define() {
        CaseViews views = new CaseViews(session);
        if (test.keepsDroppedRows()) {
            session.sql("CREATE TABLE dropped (kind STRING, row STRING) USING memory");
        }
        test.sources().forEach((name, source) -> {
            if (source.get("format") instanceof String format) {
                CaseFiles files = new CaseFiles(checkpoint.resolveSibling(checkpoint.getFileName() + "-" + name));
                this.files.put(name, files);
                DataFrame records = session.readStream()
                        .format(format)
                        .schema(schema(source))
                        .load(files.directory().toString());
                views.stream(name, records, source.get("watermark"));
                return;
            }
            MemoryStream stream = new MemoryStream(name, schema(source));
            streams.put(name, stream);
            DataFrame rows = session.fromTable(
                    execution == Execution.RANDOM_BATCHES ? new ChoppedTable(stream, seed, 4) : stream);
            views.stream(name, rows, source.get("watermark"));
        });
        test.statics().forEach((name, table) -> {
            StructType schema = schema(table);
            session.createDataFrame(rows(table.get("rows"), schema), schema).createOrReplaceTempView(name);
        });
        test.views().forEach(views::view);
    }

    private void start() {
        session.conf().set("virta.execution.shards", Integer.toString(execution.shards(run++)));
        DataStreamWriter writer = Objects.requireNonNull(result).writeStream();
        if (test.keepsDroppedRows()) {
            writer.lateRowsTo("dropped").badRecordsTo("dropped");
        }
        query = writer.outputMode((String) test.json().get("outputMode"))
                .option("checkpointLocation", checkpoint.toString())
                .foreachBatch((rows, epoch) -> emitted.add(epoch, rows.collectAsList()))
                .start();
    }

    private StreamingQuery running() {
        return Objects.requireNonNull(query);
    }

    private void step(Map<String, Object> step) {
        if (step.get("add") instanceof Map<?, ?> added) {
            added.forEach((name, rows) -> {
                CaseFiles records = files.get(name);
                if (records != null) {
                    records.add(rowsOf(rows));
                    return;
                }
                MemoryStream stream = Objects.requireNonNull(streams.get(name));
                stream.add(rows(rows, stream.schema()));
            });
            running().processAllAvailable();
        } else if (step.get("expect") instanceof Map<?, ?> expected) {
            emitted.note(running());
            expect(expected);
            emitted.settle();
        } else {
            wasRestarted = true;
            restart();
        }
        if (execution.restarts()) {
            restart();
        }
    }

    private void restart() {
        running().stop();
        emitted.note(running());
        start();
        running().processAllAvailable();
    }

    private void expect(Map<?, ?> expected) {
        List<DataType> types = test.outputSchema().stream()
                .map(column -> SqlParser.parseType(column.get(1)))
                .toList();
        List<List<@Nullable Object>> rows = rowsOf(expected.get("rows")).stream()
                .map(row -> CaseValues.read(row, types))
                .toList();
        String mismatch = CaseValues.mismatch(
                rows, emitted.rows("complete".equals(test.json().get("outputMode"))), test.isOrdered());
        if (mismatch != null) {
            problems.add("rows" + mismatch);
        }
        if (expected.get("dropped") instanceof List<?> dropped) {
            List<List<@Nullable Object>> kept = session.table("dropped").collectAsList().stream()
                    .map(Row::values)
                    .toList();
            String difference = CaseValues.mismatch(rowsOf(dropped), kept, false);
            if (difference != null) {
                problems.add("dropped" + difference);
            }
        }
        if (expected.get("watermark") instanceof String text && !isAllowed(Instant.parse(text), emitted.watermark())) {
            problems.add("watermark: expected " + text + ", actual " + emitted.watermark());
        }
        if (expected.get("stateRows") instanceof Long state && state != emitted.stateRows()) {
            problems.add("stateRows: expected " + state + ", actual " + emitted.stateRows());
        }
        if (expected.get("rowsDroppedByWatermark") instanceof Long late
                && late != emitted.lateRows()
                && (late == 0 || emitted.lateRows() < late)) {
            problems.add("rowsDroppedByWatermark: expected " + late + ", actual " + emitted.lateRows());
        }
    }

    private boolean isAllowed(Instant expected, @Nullable Instant actual) {
        return expected.equals(actual)
                || wasRestarted && test.sources().size() > 1 && actual != null && actual.isAfter(expected);
    }

    private void compareSchema(DataFrame rows) {
        List<List<String>> schema = rows.schema().fields().stream()
                .map(field -> List.of(field.name(), field.dataType().catalogString()))
                .toList();
        if (test.error() == null && !schema.equals(test.outputSchema())) {
            problems.add("schema: expected " + test.outputSchema() + ", actual " + schema);
        }
    }

    private void compare(Map<String, Object> error, String moment, @Nullable VirtaException refusal) {
        if (refusal == null) {
            if (!Boolean.TRUE.equals(error.get("mayRun"))) {
                problems.add("not refused; expected at " + error.get("when") + ": " + error.get("message"));
            }
        } else if (!moment.equals(error.get("when"))) {
            problems.add("refused at " + moment + " instead of " + error.get("when") + ": " + refusal.getMessage());
        } else if (error.get("condition") != null && !error.get("condition").equals(refusal.condition())) {
            problems.add("condition: expected " + error.get("condition") + ", actual " + refusal.condition() + ": "
                    + refusal.getMessage());
        }
    }

    private static StructType schema(Map<String, Object> table) {
        return SqlParser.parseSchema((String) table.get("schema"));
    }

    private static List<Row> rows(@Nullable Object json, StructType schema) {
        return rowsOf(json).stream().map(row -> CaseValues.row(row, schema)).toList();
    }

    @SuppressWarnings("unchecked")
    private static List<List<Object>> rowsOf(@Nullable Object json) {
        return (List<List<Object>>) Objects.requireNonNull(json);
    }

    @Override
    public void close() {
        session.stop();
    }
}
