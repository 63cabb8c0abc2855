package io.virta.persistence.epoch;

import io.virta.connector.SourceMemory;
import io.virta.error.VirtaException;
import io.virta.persistence.state.StateManifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the events of a log add up to. Immutable; {@link #apply} makes the next one and refuses an event that breaks the protocol.
 *
 * @param started the last start of the query, null before the first
 * @param committed the last committed epoch, as it was prepared; null before the first
 * @param committedPlan its plan, or in continuous mode what it reached; null before the first
 * @param prepared the epoch that is prepared and not committed, null if there is none
 * @param plans the plans of epochs that are not committed, in order; at most two
 * @param memories what sources remember beside their positions after the last plan, by source id; no entry for one that remembers nothing
 */
public record EpochLogState(
        @Nullable QueryStarted started,
        @Nullable EpochPrepared committed,
        @Nullable EpochPlan committedPlan,
        @Nullable EpochPrepared prepared,
        List<EpochPlan> plans,
        Map<String, SourceMemory> memories)
        implements EpochRecord {
    /** The state of an empty log. */
    public static final EpochLogState EMPTY = new EpochLogState(null, null, null, null, List.of(), Map.of());

    /** Copies the collections. */
    public EpochLogState {
        plans = List.copyOf(plans);
        memories = Map.copyOf(memories);
    }

    /** The state after {@code event}. */
    public EpochLogState apply(EpochEvent event) {
        if (event instanceof QueryStarted start) {
            return applyStarted(start);
        } else if (event instanceof EpochPlanned planned) {
            return applyPlanned(planned.plan());
        } else if (event instanceof EpochPrepared now) {
            return applyPrepared(now);
        } else if (event instanceof EpochAborted aborted) {
            return applyAborted(aborted);
        } else if (event instanceof EpochCommitted done) {
            return applyCommitted(done);
        }
        throw VirtaException.internal("Unknown event " + event);
    }

    /** The state after {@code events}, in their order. */
    public EpochLogState applyAll(List<? extends EpochEvent> events) {
        EpochLogState state = this;
        for (EpochEvent event : events) {
            state = state.apply(event);
        }
        return state;
    }

    /** The number of the next run. */
    public int nextAttempt() {
        return started == null ? 1 : started.attempt() + 1;
    }

    /** The last committed epoch, -1 before the first. */
    public long committedEpoch() {
        return committed == null ? -1 : committed.epoch();
    }

    /** The highest event times after the last prepared epoch, from which the next watermarks follow; empty before the first. */
    public List<EventTime> lastEventTimes() {
        EpochPrepared last = prepared == null ? committed : prepared;
        return last == null ? List.of() : last.eventTimes();
    }

    /** The epoch that comes after all that are committed, prepared or planned. */
    public long nextEpoch() {
        long last = prepared == null ? committedEpoch() : prepared.epoch();
        return Math.max(last, plans.isEmpty() ? -1 : plans.get(plans.size() - 1).epoch()) + 1;
    }

    /** The last epoch whose input is known, which is where the next plan goes on; null before the first. */
    public @Nullable EpochPlan lastPlan() {
        if (!plans.isEmpty()) {
            return plans.get(plans.size() - 1);
        }
        return prepared != null && prepared.reached() != null ? prepared.reached() : committedPlan;
    }

    /** The position after the last plan, by source id. */
    public Map<String, String> lastEnds() {
        Map<String, String> ends = new HashMap<>();
        EpochPlan last = lastPlan();
        if (last != null) {
            last.ranges()
                    .forEach(range -> ends.put(range.sourceId(), range.range().end()));
        }
        return ends;
    }

    /** What a source remembers of all ranges up to the end of {@link #lastPlan}. */
    public SourceMemory memory(String sourceId) {
        return memories.getOrDefault(sourceId, SourceMemory.EMPTY);
    }

    /** What a start has to do. */
    public RecoveryPlan recovery() {
        if (prepared == null) {
            return new RecoveryPlan(null, committed == null ? StateManifest.EMPTY : committed.state(), plans);
        }
        return new RecoveryPlan(prepared, prepared.state(), plansAfter(prepared.epoch()));
    }

    private EpochLogState applyStarted(QueryStarted start) {
        require(start.attempt() >= nextAttempt(), start, "its attempt is not new");
        return new EpochLogState(start, committed, committedPlan, prepared, plans, memories);
    }

    private EpochLogState applyPlanned(EpochPlan plan) {
        long firstOpen = (prepared == null ? committedEpoch() : prepared.epoch()) + 1;
        require(plan.epoch() == nextEpoch(), plan, "the next epoch is " + nextEpoch());
        require(plan.epoch() == firstOpen, plan, "epoch " + firstOpen + " is not prepared");
        requireWatermarksToRise(plan);
        List<EpochPlan> more = new ArrayList<>(plans);
        more.add(plan);
        return new EpochLogState(started, committed, committedPlan, prepared, more, remember(plan));
    }

    /** A plan is never taken back, so its changes count from the moment it is logged. */
    private Map<String, SourceMemory> remember(EpochPlan plan) {
        if (plan.ranges().stream().allMatch(source -> source.range().memory().isNone())) {
            return memories;
        }
        Map<String, SourceMemory> next = new HashMap<>(memories);
        for (SourceRange source : plan.ranges()) {
            if (!source.range().memory().isNone()) {
                next.put(
                        source.sourceId(),
                        memory(source.sourceId()).after(source.range().memory()));
            }
        }
        return next;
    }

    private EpochLogState applyPrepared(EpochPrepared now) {
        require(prepared == null, now, "an epoch before it is not committed");
        require(now.epoch() == committedEpoch() + 1, now, "the last committed epoch is " + committedEpoch());
        require(now.reached() != null || plan(now.epoch()) != null, now, "it was not planned");
        if (now.reached() != null) {
            requireWatermarksToRise(now.reached());
        }
        return new EpochLogState(started, committed, committedPlan, now, plans, memories);
    }

    private EpochLogState applyAborted(EpochAborted aborted) {
        EpochPrepared open = pending(aborted, aborted.epoch());
        require(open.attempt() == aborted.attempt(), aborted, "the prepared attempt is " + open.attempt());
        return new EpochLogState(started, committed, committedPlan, null, plans, memories);
    }

    private EpochLogState applyCommitted(EpochCommitted event) {
        EpochPrepared open = pending(event, event.epoch());
        EpochPlan plan = open.reached() != null ? open.reached() : plan(open.epoch());
        return new EpochLogState(started, open, plan, null, plansAfter(open.epoch()), memories);
    }

    private EpochPrepared pending(EpochEvent event, long epoch) {
        if (prepared == null || prepared.epoch() != epoch) {
            throw violation(event, "it is not prepared");
        }
        return prepared;
    }

    private @Nullable EpochPlan plan(long epoch) {
        for (EpochPlan plan : plans) {
            if (plan.epoch() == epoch) {
                return plan;
            }
        }
        return null;
    }

    private List<EpochPlan> plansAfter(long epoch) {
        return plans.stream().filter(plan -> plan.epoch() > epoch).toList();
    }

    private void requireWatermarksToRise(EpochPlan next) {
        EpochPlan last = lastPlan();
        if (last == null) {
            return;
        }
        for (WatermarkState before : last.watermarks()) {
            for (WatermarkState after : next.watermarks()) {
                if (before.nodeId().equals(after.nodeId())) {
                    require(
                            after.lateMicros() >= before.lateMicros()
                                    && after.evictionMicros() >= before.evictionMicros(),
                            next,
                            "a watermark went back from " + before);
                }
            }
        }
    }

    private static void require(boolean holds, Object event, String otherwise) {
        if (!holds) {
            throw violation(event, otherwise);
        }
    }

    private static VirtaException violation(Object event, String reason) {
        return VirtaException.internal("The epoch log does not allow " + event + ": " + reason);
    }
}
