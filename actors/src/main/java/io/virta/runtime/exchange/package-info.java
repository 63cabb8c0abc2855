/**
 * How rows get from stage to stage: which instances are connected, and to which of them each row goes.
 *
 * <p>{@link io.virta.runtime.exchange.Topology} lays out the instances of a plan and their edges; a {@link io.virta.runtime.exchange.Router} is the sending side of one
 * instance. May use {@code operators}. No actors, no threads. Start at {@code Topology}.
 */
@NullMarked
package io.virta.runtime.exchange;

import org.jspecify.annotations.NullMarked;
