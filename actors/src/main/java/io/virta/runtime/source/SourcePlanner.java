package io.virta.runtime.source;

import io.virta.connector.PlannedRange;
import io.virta.connector.ReadLimit;
import io.virta.connector.SourceContext;
import io.virta.connector.SourceEnumerator;
import io.virta.persistence.epoch.EpochLogState;
import io.virta.persistence.epoch.EpochPlan;
import io.virta.persistence.epoch.SourceRange;
import io.virta.planner.Stage.SourceStage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans what epochs read of all sources of a query, for one run. Its calls may block and come from one thread at a time. */
public final class SourcePlanner implements AutoCloseable {
    private final Map<String, SourceEnumerator> enumerators = new LinkedHashMap<>();
    private final Map<String, String> ends = new LinkedHashMap<>();

    /** Opens the planning sides of the sources and takes them to where the last plan in the log ended. */
    public static SourcePlanner open(
            List<SourceStage> sources, SourceContext context, EpochLogState log, boolean stopAtLatest) {
        SourcePlanner planner = new SourcePlanner();
        Map<String, String> ends = log.lastEnds();
        try {
            for (SourceStage source : sources) {
                String id = sourceId(source);
                SourceEnumerator enumerator = source.scan().enumerator(context);
                planner.enumerators.put(id, enumerator);
                String end = ends.get(id);
                if (end != null) {
                    enumerator.restore(end, log.memory(id));
                    planner.ends.put(id, end);
                }
                if (stopAtLatest) {
                    enumerator.stopAtLatest();
                }
            }
            // The last run may have ended between a commit and what the sources do after it.
            if (log.committedPlan() != null) {
                planner.committed(log.committedPlan());
            }
            return planner;
        } catch (RuntimeException failure) {
            planner.close();
            throw failure;
        }
    }

    /** The name of a source in the log. */
    public static String sourceId(SourceStage source) {
        return Integer.toString(source.sourceIndex());
    }

    /**
     * Plans the next epoch.
     *
     * @return a range for each source that has ever had something, or null if none has anything new
     */
    public @Nullable List<SourceRange> plan(ReadLimit limit) {
        boolean news = false;
        List<SourceRange> ranges = new ArrayList<>();
        for (Map.Entry<String, SourceEnumerator> source : enumerators.entrySet()) {
            String end = ends.get(source.getKey());
            PlannedRange range = source.getValue().plan(end, limit);
            if (range != null) {
                news = true;
                ends.put(source.getKey(), range.end());
            } else if (end != null) {
                range = new PlannedRange(end, end, List.of());
            }
            if (range != null) {
                ranges.add(new SourceRange(source.getKey(), range));
            }
        }
        return news ? ranges : null;
    }

    /** Tells the sources that an epoch has been committed. */
    public void committed(EpochPlan plan) {
        for (SourceRange range : plan.ranges()) {
            SourceEnumerator enumerator = enumerators.get(range.sourceId());
            if (enumerator != null) {
                enumerator.committed(range.range());
            }
        }
    }

    /** The newest position of each source that knows it. */
    public Map<String, String> latest() {
        Map<String, String> latest = new LinkedHashMap<>();
        enumerators.forEach((id, enumerator) -> {
            String position = enumerator.latest();
            if (position != null) {
                latest.put(id, position);
            }
        });
        return latest;
    }

    @Override
    public void close() {
        RuntimeException failure = null;
        for (SourceEnumerator enumerator : enumerators.values()) {
            try {
                enumerator.close();
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
