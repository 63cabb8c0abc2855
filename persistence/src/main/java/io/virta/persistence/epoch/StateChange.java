package io.virta.persistence.epoch;

import io.virta.operator.user.ProcessGroups;
import io.virta.sql.SqlParser;
import io.virta.state.evolution.SchemaEvolution;
import io.virta.types.DataType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What may become of the named states of a user's function from one version of the query to the next. Stateless. */
final class StateChange {
    private StateChange() {}

    /** Whether a fact says what a state holds. */
    static boolean isState(String fact) {
        return fact.startsWith(ProcessGroups.STATE_FACT);
    }

    /** Whether an operator has such states. */
    static boolean hasStates(OperatorState operator) {
        return operator.facts().keySet().stream().anyMatch(StateChange::isState);
    }

    /** Adds why a state cannot go on, if it cannot. Null stands for a state that is not declared. */
    static void find(String id, String fact, @Nullable String old, @Nullable String now, List<String> found) {
        String state = fact.substring(ProcessGroups.STATE_FACT.length());
        String where = "operator " + id + ": the state '" + state + "' ";
        if (old == null || old.equals(now)) {
            return;
        }
        if (old.equals(ProcessGroups.DELETED)) {
            if (now != null) {
                found.add(where + "was deleted and is declared again as " + now + " (give it another name)");
            }
        } else if (now == null) {
            found.add(where + "is gone, which held " + old + " (declare it, or call deleteIfExists(\"" + state
                    + "\") in init)");
        } else if (!now.equals(ProcessGroups.DELETED)) {
            String problem = kind(old).equals(kind(now))
                    ? SchemaEvolution.problem(type(old), type(now))
                    : "a " + kind(old).toLowerCase(java.util.Locale.ROOT) + " cannot become another kind of state";
            if (problem != null) {
                found.add(where + "changed from " + old + " to " + now + ": " + problem);
            }
        }
    }

    private static String kind(String form) {
        return form.split("[ <]", 2)[0];
    }

    private static DataType type(String form) {
        return SqlParser.parseType(form.startsWith("MAP<") ? form : form.substring(form.indexOf(' ') + 1));
    }

    /** The facts of an operator with those of states that an earlier version deleted, which are remembered for the life of a checkpoint. */
    static Map<String, String> withDeleted(Map<String, String> facts, @Nullable OperatorState before) {
        Map<String, String> all = new TreeMap<>(facts);
        if (before != null) {
            before.facts().forEach((fact, text) -> {
                if (isState(fact) && text.equals(ProcessGroups.DELETED)) {
                    all.putIfAbsent(fact, text);
                }
            });
        }
        return all;
    }
}
