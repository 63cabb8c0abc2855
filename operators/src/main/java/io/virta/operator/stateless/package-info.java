/**
 * Operators without state, which run fused into the stage of their input: projection, filter, generator; and union and limit.
 *
 * <p>Each class has its plan-time description nested as {@code Spec}. May use {@code operator}, {@code batch}, {@code expression}, {@code evaluation}. To add an operator: its class with a
 * nested spec, a planner rule, a test that extends {@code OperatorTestCase}.
 */
@NullMarked
package io.virta.operator.stateless;

import org.jspecify.annotations.NullMarked;
