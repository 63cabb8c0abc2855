package io.virta.persistence.epoch;

/**
 * The form of a stateful operator's state.
 *
 * @param operatorId id of the operator in the plan
 * @param schema its state tables with the types of keys and values, as text; equal text means compatible state
 */
public record OperatorState(String operatorId, String schema) {}
