package io.virta.session;

import io.virta.batch.Batch;
import io.virta.connector.OutputMode;
import io.virta.connector.Sink;
import io.virta.connector.SinkWriter;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.local.LocalExecutor;
import io.virta.plan.LogicalPlan;
import io.virta.planner.QueryPlan;
import io.virta.row.Row;
import io.virta.row.RowConverter;
import io.virta.runtime.QueryDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs static queries on the calling thread: to rows, or into a sink as one epoch. */
public final class BatchRuns {
    private final SessionState session;

    /** Runs of a session's queries. */
    public BatchRuns(SessionState session) {
        this.session = session;
    }

    /** All rows of an analysed plan; throws UNSUPPORTED_STREAMING_OPERATION if it reads a stream. */
    public List<Row> rows(LogicalPlan analysed) {
        QueryPlan plan = plan(analysed);
        List<Row> rows = new ArrayList<>();
        run(plan, batch -> rows.addAll(RowConverter.toRows(batch, plan.outputSchema())));
        return rows;
    }

    /** All rows of an analysed plan as batches; throws UNSUPPORTED_STREAMING_OPERATION if it reads a stream. */
    public List<Batch> batches(LogicalPlan analysed) {
        List<Batch> batches = new ArrayList<>();
        run(plan(analysed), batches::add);
        return batches;
    }

    /** Writes all rows of a plan to a sink, whole or not at all. */
    public void write(QueryPlan plan, Sink sink, String queryId) {
        try (SinkWriter writer =
                sink.writer(new Sink.SinkContext(queryId, QueryDefinition.MAIN_SINK, 0, 1, session.zone()))) {
            writer.begin(0, 0);
            byte[] handle;
            try {
                run(plan, writer::write);
                handle = writer.prepare();
            } catch (RuntimeException e) {
                writer.abort(0);
                throw e;
            }
            writer.commit(0, handle);
        }
    }

    /** The physical plan of a static query; throws UNSUPPORTED_STREAMING_OPERATION if it reads a stream. */
    public QueryPlan plan(LogicalPlan analysed) {
        if (analysed.isStreaming()) {
            throw new VirtaException(
                    ErrorCode.UNSUPPORTED_STREAMING_OPERATION,
                    "Queries over streams have no end: they cannot be shown, collected or written at once.",
                    "Start the query with writeStream()...start(); the console and memory formats show its rows.");
        }
        return session.plan(analysed, OutputMode.COMPLETE);
    }

    private void run(QueryPlan plan, Consumer<Batch> result) {
        LocalExecutor.run(plan, session.zone(), session.clock(), result);
    }
}
