package io.virta.expression;

/**
 * The plan of a query that stands inside an expression. Always an {@code io.virta.plan.LogicalPlan}: plans are made of expressions, so this
 * package sees them only by this name.
 */
public interface Subquery {}
