/**
 * Format {@code socket}: lines of text from a TCP server, for trying things out. What was sent is gone once it was read, so the source is not replayable.
 *
 * <p>May use {@code io.virta.connector}. Start at {@link io.virta.connectors.socket.SocketConnector}.
 */
@NullMarked
package io.virta.connectors.socket;

import org.jspecify.annotations.NullMarked;
