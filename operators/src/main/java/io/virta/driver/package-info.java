/**
 * Drives the operators of one stage instance by the operator contract, so that an actor island, a local loop and a test all do it alike.
 *
 * <p>A {@link io.virta.driver.StageDriver} takes the stream elements of its channels and yields those of its output, a bounded piece of work at a time. {@link
 * io.virta.driver.Discipline} says when operators emit. {@link io.virta.driver.StageContext} is the context that its operators are made with.
 *
 * <p>May use {@code operator}, {@code batch}, {@code state}. No threads, no clock. Start at {@link io.virta.driver.StageDriver}.
 */
@NullMarked
package io.virta.driver;

import org.jspecify.annotations.NullMarked;
