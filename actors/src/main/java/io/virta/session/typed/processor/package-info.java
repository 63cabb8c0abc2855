/**
 * The user's processors with named states and timers: {@link io.virta.session.typed.processor.UserProcessor} learns the states of one and runs a copy for each shard; the variables turn the user's objects into the columns
 * that the engine keeps.
 *
 * <p>Depends on {@code io.virta.session.typed} for codecs, and on the engine's states. To add a kind of state: cells in the engine, a variable here, a method of the handle.
 */
@NullMarked
package io.virta.session.typed.processor;

import org.jspecify.annotations.NullMarked;
