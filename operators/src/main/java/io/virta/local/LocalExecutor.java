package io.virta.local;

import io.virta.batch.Batch;
import io.virta.connector.PlannedRange;
import io.virta.connector.ReadLimit;
import io.virta.connector.SourceContext;
import io.virta.connector.SourceEnumerator;
import io.virta.connector.SourceReader;
import io.virta.connector.SourceReader.Chunk;
import io.virta.connector.Split;
import io.virta.driver.Discipline;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.operator.StreamElement.Watermark;
import io.virta.planner.QueryPlan;
import io.virta.planner.Stage;
import io.virta.planner.Stage.SourceStage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs plans over what their sources hold now, as one epoch, on the calling thread. Sources may block it. */
public final class LocalExecutor {
    private static final int KEY_GROUPS = 1;

    private LocalExecutor() {}

    /**
     * The rows of a plan, in memory.
     *
     * @param zone the session time zone
     * @param clock gives {@code current_timestamp}, and the time to sources
     */
    public static List<Batch> run(QueryPlan plan, ZoneId zone, Clock clock) {
        List<Batch> batches = new ArrayList<>();
        run(plan, zone, clock, batches::add);
        return batches;
    }

    /** Hands the rows of a plan to a consumer as they come. */
    public static void run(QueryPlan plan, ZoneId zone, Clock clock, Consumer<Batch> result) {
        List<List<Batch>> staticRows = new ArrayList<>();
        for (QueryPlan staticPlan : plan.staticPlans()) {
            staticRows.add(run(staticPlan, zone, clock));
        }
        long watermark = plan.watermarks().isEmpty() ? Watermark.NONE : 0;
        try (LocalQuery query = new LocalQuery(
                plan, Discipline.MICRO_BATCH, zone, KEY_GROUPS, staticRows, watermark, List.of(), result)) {
            long timestampMicros = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
            query.start(new EpochStart(0, timestampMicros, timestampMicros, watermark));
            SourceContext context = new SourceContext(clock, zone, 1, false);
            for (Stage stage : plan.stages()) {
                if (stage.source() != null) {
                    read(stage.source(), context, query);
                }
            }
            query.barrier(0);
        }
    }

    private static void read(SourceStage source, SourceContext context, LocalQuery query) {
        try (SourceEnumerator enumerator = source.scan().enumerator(context);
                SourceReader reader = source.scan().reader(context)) {
            enumerator.stopAtLatest();
            PlannedRange range = enumerator.plan(null, ReadLimit.ALL);
            while (range != null) {
                for (Split split : range.splits()) {
                    reader.open(split);
                    for (Chunk chunk = reader.next(Batch.DEFAULT_ROWS);
                            chunk != null;
                            chunk = reader.next(Batch.DEFAULT_ROWS)) {
                        query.read(source.sourceIndex(), chunk.batch());
                    }
                }
                range = enumerator.plan(range.end(), ReadLimit.ALL);
            }
        }
    }
}
