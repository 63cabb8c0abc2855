/**
 * The commands of the {@code virta} command line, one class each, and what they share: running scripts, reporting errors, showing progress.
 *
 * <p>May use the public API and {@code io.virta.sql}. Start at {@link io.virta.app.command.VirtaCommand}. To add a command: its class, and its name in {@code VirtaCommand}.
 */
@NullMarked
package io.virta.app.command;

import org.jspecify.annotations.NullMarked;
