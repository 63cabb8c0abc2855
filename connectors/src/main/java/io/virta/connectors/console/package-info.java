/**
 * Format {@code console}: a sink that prints each epoch as a table, or each row as a line of JSON for pipes.
 *
 * <p>The only package of the connectors that writes to standard output. May use {@code io.virta.connector}, {@code row}, {@code format}. Start at {@link
 * io.virta.connectors.console.ConsoleConnector}.
 */
@NullMarked
package io.virta.connectors.console;

import org.jspecify.annotations.NullMarked;
