/**
 * Runs query plans on the calling thread, with one instance of each stage: for reads that end ({@code show()}, {@code collectAsList()}, the static side of a join) and for tests.
 *
 * <p>{@link io.virta.local.LocalExecutor} runs a plan over what its sources hold now. {@link io.virta.local.LocalQuery} is the graph of drivers beneath it, fed epoch by epoch. May use
 * {@code planner}, {@code driver}, {@code operator}, {@code connector}, {@code state}. Start at {@link io.virta.local.LocalExecutor}.
 */
@NullMarked
package io.virta.local;

import org.jspecify.annotations.NullMarked;
