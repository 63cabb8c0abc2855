/**
 * Format {@code memory}: the sink writes a table of the session that {@code io.virta.connector.memory} keeps, the source reads it.
 *
 * <p>May use {@code io.virta.connector}. Start at {@link io.virta.connectors.memory.MemoryConnector}.
 */
@NullMarked
package io.virta.connectors.memory;

import org.jspecify.annotations.NullMarked;
