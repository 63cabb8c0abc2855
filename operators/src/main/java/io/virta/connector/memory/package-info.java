/**
 * Sources and tables in memory, for tests, for trying things out, and for results that the application itself reads.
 *
 * <p>A {@link io.virta.connector.memory.MemoryStream} is a source that rows are added to; {@link io.virta.connector.memory.MemoryTables} are the session's tables that the memory sink writes. May
 * use {@code connector}, {@code batch}, {@code row}, {@code types}. Start at {@link io.virta.connector.memory.MemoryStream}.
 */
@NullMarked
package io.virta.connector.memory;

import org.jspecify.annotations.NullMarked;
