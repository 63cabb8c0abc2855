package io.virta.persistence.epoch;

import io.virta.state.evolution.SchemaEvolution;
import io.virta.state.evolution.StateForm;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What may become of the named states of a user's function from one version of the query to the next. Stateless. */
final class StateChange {
    private StateChange() {}

    /** Whether a fact says what a state holds. */
    static boolean isState(String fact) {
        return fact.startsWith(StateForm.FACT);
    }

    /** Whether an operator has such states. */
    static boolean hasStates(OperatorState operator) {
        return operator.facts().keySet().stream().anyMatch(StateChange::isState);
    }

    /** Adds why a state cannot go on, if it cannot. Null stands for a state that is not declared. */
    static void find(String id, String fact, @Nullable String old, @Nullable String now, List<String> found) {
        String state = fact.substring(StateForm.FACT.length());
        String where = "operator " + id + ": the state '" + state + "' ";
        if (old == null || old.equals(now)) {
            return;
        }
        if (old.equals(StateForm.DELETED)) {
            if (now != null) {
                found.add(where + "was deleted and is declared again as " + StateForm.text(now)
                        + " (give it another name)");
            }
        } else if (now == null) {
            found.add(where + "is gone, which held " + StateForm.text(old) + " (declare it, or call deleteIfExists(\""
                    + state + "\") in init)");
        } else if (!now.equals(StateForm.DELETED)) {
            String problem = problem(StateForm.read(old), StateForm.read(now));
            if (problem != null) {
                found.add(
                        where + "changed from " + StateForm.text(old) + " to " + StateForm.text(now) + ": " + problem);
            }
        }
    }

    private static @Nullable String problem(StateForm old, StateForm now) {
        return old.kind().equals(now.kind())
                ? SchemaEvolution.problem(old.type(), now.type())
                : "a " + old.kind().toLowerCase(Locale.ROOT) + " cannot become another kind of state";
    }

    /** The facts of an operator with those of states that an earlier version deleted, which are remembered for the life of a checkpoint. */
    static Map<String, String> withDeleted(Map<String, String> facts, @Nullable OperatorState before) {
        Map<String, String> all = new TreeMap<>(facts);
        if (before != null) {
            before.facts().forEach((fact, text) -> {
                if (isState(fact) && text.equals(StateForm.DELETED)) {
                    all.putIfAbsent(fact, text);
                }
            });
        }
        return all;
    }
}
