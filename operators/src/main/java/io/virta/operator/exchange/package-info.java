/**
 * The exchange: which instance of a sharded stage each row goes to.
 *
 * <p>{@link io.virta.operator.exchange.KeyRouter} splits batches by the key groups of their rows. It uses the same hash as the state tables, so a row arrives where the state of its key is. May
 * use {@code batch}, {@code state}.
 */
@NullMarked
package io.virta.operator.exchange;

import org.jspecify.annotations.NullMarked;
