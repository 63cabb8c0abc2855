/**
 * The contract of physical operators: what travels between them, what an operator may do, and what it tells the planner.
 *
 * <p>{@link io.virta.operator.StreamElement}s travel on the edges in order. An {@link io.virta.operator.Operator} is plain single-threaded Java without I/O
 * and clock; who drives it decides when it emits: at the barrier of an epoch (micro-batch) or at once (continuous). Its {@link
 * io.virta.operator.OperatorSpec} is plan-time data. The operators lie in sub-packages by kind: {@code stateless}, {@code aggregate}, {@code join}, {@code
 * dedup}, {@code watermark}, {@code sort}.
 *
 * <p>May use {@code batch}, {@code expression}, {@code function}, {@code state}, {@code types}. Start at {@link io.virta.operator.Operator}. To add an operator: its
 * class with a nested spec, a planner rule, a test. One with state says in its {@code stateFacts} what the state's meaning depends on; one that drops late rows does so through {@link io.virta.operator.LateRows}.
 */
@NullMarked
package io.virta.operator;

import org.jspecify.annotations.NullMarked;
