/**
 * Format {@code nexmark}: the persons, auctions and bids of an online marketplace, generated, as the Nexmark benchmark reads them.
 *
 * <p>Everything about an event follows from its number and the seed, so a position is a number of events, everything replays, and readers share the events between them. {@code Events} says what an event
 * is, {@code EventColumns} what its columns are. May use {@code io.virta.connector}. Start at {@link io.virta.connectors.nexmark.NexmarkConnector}.
 */
@NullMarked
package io.virta.connectors.nexmark;

import org.jspecify.annotations.NullMarked;
