package io.virta.persistence.epoch;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.state.evolution.StateForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a query may go on over a checkpoint: number and kinds of sources, key groups, and form and meaning of every operator's state must be as they were, and so must the sinks while an epoch waits to be
 * published. The rest of the plan (filters, projections, sinks, number of shards) may change. Stateless.
 */
public final class Compatibility {
    private static final Logger LOG = LoggerFactory.getLogger(Compatibility.class);

    private Compatibility() {}

    /** Refuses {@code next} over a log, with all differences from the query's last start in the message; warns of those that are allowed and change what comes out. */
    public static void require(EpochLogState log, QueryStarted next) {
        QueryStarted previous = log.started();
        if (previous == null) {
            return;
        }
        List<String> found = differences(previous, next);
        found.addAll(sinksInTheWay(log.prepared(), previous, next));
        if (!found.isEmpty()) {
            throw new VirtaException(
                    ErrorCode.CHECKPOINT_INCOMPATIBLE,
                    "The query is not the one that made this checkpoint: " + String.join("; ", found) + ".",
                    hint(previous, next));
        }
        warnOfOtherPlaces("source", previous.sources(), next.sources());
        warnOfOtherPlaces("sink", previous.sinks(), next.sinks());
    }

    /** A start that also says which states earlier versions of the query have deleted, whose names are not used again over this checkpoint. */
    public static QueryStarted withDeletedStates(EpochLogState log, QueryStarted next) {
        QueryStarted previous = log.started();
        if (previous == null) {
            return next;
        }
        Map<String, OperatorState> before = operators(previous);
        List<OperatorState> operators = next.operators().stream()
                .map(now -> new OperatorState(
                        now.operatorId(),
                        now.schema(),
                        StateChange.withDeleted(now.facts(), before.get(now.operatorId()))))
                .toList();
        return new QueryStarted(
                next.queryId(),
                next.runId(),
                next.attempt(),
                next.planFingerprint(),
                next.keyGroups(),
                next.shards(),
                next.sources(),
                operators,
                next.sinks());
    }

    private static String hint(QueryStarted previous, QueryStarted next) {
        String reordered = isReordered(previous, next)
                ? " The aggregates are the same in another order: keep the order, and change that of the columns in a"
                        + " SELECT around it."
                : "";
        return "Nothing was changed. Undo these changes to go on from the checkpoint; or start the changed query with"
                + " a new checkpointLocation, where it begins from the start of its sources."
                + reordered;
    }

    private static List<String> differences(QueryStarted previous, QueryStarted next) {
        List<String> found = new ArrayList<>();
        if (previous.keyGroups() != next.keyGroups()) {
            found.add("it has " + next.keyGroups() + " key groups, the checkpoint " + previous.keyGroups());
        }
        compare(previous.sources(), next.sources(), found, "source", source -> source, Compatibility::sourceChange);
        compare(
                operators(previous),
                operators(next),
                found,
                "stateful operator",
                Compatibility::description,
                Compatibility::operatorChange);
        return found;
    }

    private static <T> void compare(
            Map<String, T> before,
            Map<String, T> after,
            List<String> found,
            String what,
            Function<T, String> description,
            Change<T> change) {
        TreeSet<String> ids = new TreeSet<>(before.keySet());
        ids.addAll(after.keySet());
        for (String id : ids) {
            T old = before.get(id);
            T now = after.get(id);
            if (old == null) {
                found.add(what + " " + id + " is new (" + description.apply(Objects.requireNonNull(now)) + ")");
            } else if (now == null) {
                found.add(what + " " + id + " is gone (" + description.apply(old) + ")");
            } else {
                change.find(id, old, now, found);
            }
        }
    }

    @FunctionalInterface
    private interface Change<T> {
        void find(String id, T old, T now, List<String> found);
    }

    private static void sourceChange(String id, String old, String now, List<String> found) {
        if (!kind(old).equals(kind(now))) {
            found.add("source " + id + " changed from " + old + " to " + now);
        }
    }

    /** The kind of a source as its description begins: {@code FileSource} of {@code FileSource[json:/in]}. */
    private static String kind(String description) {
        int end = 0;
        while (end < description.length() && Character.isJavaIdentifierPart(description.charAt(end))) {
            end++;
        }
        return description.substring(0, end);
    }

    private static void operatorChange(String id, OperatorState old, OperatorState now, List<String> found) {
        boolean explained = false;
        if (!old.facts().isEmpty()) {
            TreeSet<String> names = new TreeSet<>(old.facts().keySet());
            names.addAll(now.facts().keySet());
            for (String name : names) {
                String before = old.facts().getOrDefault(name, "none");
                String after = now.facts().getOrDefault(name, "none");
                if (StateChange.isState(name)) {
                    StateChange.find(
                            id, name, old.facts().get(name), now.facts().get(name), found);
                } else if (!before.equals(after)) {
                    explained = true;
                    found.add("operator " + id + ": the " + name + " changed from " + before + " to " + after);
                }
            }
        }
        boolean evolves = StateChange.hasStates(old) || StateChange.hasStates(now);
        if (!evolves && !old.schema().equals(now.schema())) {
            found.add("operator " + id + ": the state " + (explained ? "with it " : "") + "changed from " + old.schema()
                    + " to " + now.schema());
        }
    }

    private static String description(OperatorState operator) {
        return operator.facts().isEmpty()
                ? operator.schema()
                : new TreeMap<>(operator.facts())
                        .entrySet().stream()
                                .map(fact -> fact.getKey() + " "
                                        + (StateChange.isState(fact.getKey())
                                                ? StateForm.text(fact.getValue())
                                                : fact.getValue()))
                                .collect(Collectors.joining(", "));
    }

    private static Map<String, OperatorState> operators(QueryStarted query) {
        return query.operators().stream()
                .collect(Collectors.toMap(OperatorState::operatorId, operator -> operator, (first, second) -> second));
    }

    /** Whether some operator has the same parts of its facts in another order. */
    private static boolean isReordered(QueryStarted previous, QueryStarted next) {
        Map<String, OperatorState> after = operators(next);
        return previous.operators().stream().anyMatch(old -> {
            OperatorState now = after.get(old.operatorId());
            String before = old.facts().get("aggregates");
            String changed = now == null ? null : now.facts().get("aggregates");
            return before != null
                    && changed != null
                    && !before.equals(changed)
                    && sorted(before).equals(sorted(changed));
        });
    }

    private static String sorted(String text) {
        return text.chars()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Sinks of a prepared epoch must be there to publish it. */
    private static List<String> sinksInTheWay(
            @Nullable EpochPrepared prepared, QueryStarted previous, QueryStarted next) {
        List<String> found = new ArrayList<>();
        if (prepared != null) {
            previous.sinks().forEach((id, old) -> {
                String now = next.sinks().get(id);
                if (now != null && !now.equals(old)) {
                    found.add("epoch " + prepared.epoch() + " waits to be published in " + old + ", and the " + id
                            + " is " + now + " (start the query once as it was, then change it)");
                }
            });
        }
        return found;
    }

    private static void warnOfOtherPlaces(String what, Map<String, String> before, Map<String, String> after) {
        after.forEach((id, now) -> {
            String old = before.get(id);
            if (old != null && !old.equals(now)) {
                LOG.warn(
                        "The {} was {} and is {} now: the query goes on from the positions in the checkpoint, what was"
                                + " written before stays where it is.",
                        what,
                        old,
                        now);
            }
        });
    }
}
