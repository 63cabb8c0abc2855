/**
 * Format {@code noop}: a sink that drops every row, for measuring.
 *
 * <p>May use {@code io.virta.connector}. Start at {@link io.virta.connectors.noop.NoopConnector}.
 */
@NullMarked
package io.virta.connectors.noop;

import org.jspecify.annotations.NullMarked;
