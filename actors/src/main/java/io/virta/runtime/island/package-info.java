/**
 * Islands: the asynchronous pieces of a run's stream graph, each an actor of its own with bounded inputs that drives a plain object.
 *
 * <p>A {@link io.virta.runtime.island.SourceIsland} reads planned splits and drives the stage behind its reader, an {@link io.virta.runtime.island.OperatorIsland} drives a stage
 * over its inlets, a {@link io.virta.runtime.island.SinkIsland} drives a writer. They tell the run what they did through {@link
 * io.virta.runtime.island.IslandReport}s and are told what to do through their {@link io.virta.runtime.island.IslandControl}. Source and sink islands block, so each
 * has a thread of its own.
 *
 * <p>May use {@code operators}, {@code io.virta.runtime.exchange}, Pekko Streams. Start at {@code IslandGraph}.
 */
@NullMarked
package io.virta.runtime.island;

import org.jspecify.annotations.NullMarked;
