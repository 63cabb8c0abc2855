package io.virta.persistence.epoch;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a query may go on over a checkpoint: sources, key groups and the form of every operator's state must be as they were; the rest of
 * the plan (filters, projections, sinks, number of shards) may change. Stateless.
 */
public final class Compatibility {
    private Compatibility() {}

    /** Refuses {@code next} over a checkpoint last started as {@code previous} (null: never), with all differences in the message. */
    public static void require(@Nullable QueryStarted previous, QueryStarted next) {
        if (previous == null) {
            return;
        }
        List<String> differences = differences(previous, next);
        if (!differences.isEmpty()) {
            throw new VirtaException(
                    ErrorCode.CHECKPOINT_INCOMPATIBLE,
                    "The checkpoint belongs to a different query: " + String.join("; ", differences),
                    "Nothing was changed. Start this query with a checkpointLocation of its own, or restore the query that made this one.");
        }
    }

    private static List<String> differences(QueryStarted previous, QueryStarted next) {
        List<String> found = new ArrayList<>();
        if (previous.keyGroups() != next.keyGroups()) {
            found.add("it has " + previous.keyGroups() + " key groups, the query " + next.keyGroups());
        }
        compare("source", previous.sources(), next.sources(), false, found);
        compare("state of operator", states(previous), states(next), true, found);
        return found;
    }

    private static Map<String, String> states(QueryStarted query) {
        return query.operators().stream()
                .collect(Collectors.toMap(OperatorState::operatorId, OperatorState::schema, (first, second) -> second));
    }

    private static void compare(
            String what, Map<String, String> before, Map<String, String> after, boolean values, List<String> found) {
        TreeSet<String> ids = new TreeSet<>(before.keySet());
        ids.addAll(after.keySet());
        for (String id : ids) {
            String old = before.get(id);
            String now = after.get(id);
            if (old == null) {
                found.add("it has no " + what + " " + id + " (" + now + ")");
            } else if (now == null) {
                found.add("the query has no " + what + " " + id + " (" + old + ")");
            } else if (values && !old.equals(now)) {
                found.add(what + " " + id + " is " + old + " there, " + now + " in the query");
            }
        }
    }
}
