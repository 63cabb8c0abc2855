/**
 * Formats {@code rate} and {@code rate-micro-batch}: generated rows of a timestamp and a counter.
 *
 * <p>What a position stands for is computed from it, so everything replays. May use {@code io.virta.connector}. Start at {@link io.virta.connectors.rate.RateConnector}.
 */
@NullMarked
package io.virta.connectors.rate;

import org.jspecify.annotations.NullMarked;
