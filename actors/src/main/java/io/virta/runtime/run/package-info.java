/**
 * One run of a query's graph: restored shards, islands, and the epochs that pass through them.
 *
 * <p>{@link io.virta.runtime.run.QueryRun} is the actor that owns all of it, from restoring state to the last island's end; the coordinator starts one per attempt. Start
 * there.
 */
@NullMarked
package io.virta.runtime.run;

import org.jspecify.annotations.NullMarked;
