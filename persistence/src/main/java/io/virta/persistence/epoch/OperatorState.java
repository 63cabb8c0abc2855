package io.virta.persistence.epoch;

import java.util.Map;

/**
 * A stateful operator and the form of its state.
 *
 * @param operatorId id of the operator in the plan
 * @param schema its state tables with the types of keys and values, as text; equal text means compatible state
 * @param facts what else the meaning of its state depends on (grouping keys, aggregates, join keys), by name, as a reader of the query writes it
 */
public record OperatorState(String operatorId, String schema, Map<String, String> facts) {
    public OperatorState {
        facts = Map.copyOf(facts);
    }

    /** An operator whose state means what its form says. */
    public OperatorState(String operatorId, String schema) {
        this(operatorId, schema, Map.of());
    }
}
