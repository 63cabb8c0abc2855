/**
 * The state of stateful operators on disk: changelog and snapshots. The changelog is the truth; whatever else holds state is a cache of it.
 *
 * <p>Concepts: a {@link io.virta.persistence.state.StateFile} holds the {@link io.virta.state.StateSection}s of one epoch (a delta) or of a run of epochs
 * (a fold); a {@link io.virta.persistence.state.StateManifest} lists the files that make up the state after an epoch, and goes into the epoch log;
 * {@link io.virta.persistence.state.StateStorage} writes deltas, reads states and deletes what no manifest needs;
 * {@link io.virta.persistence.state.FoldPolicy} says when folding pays.
 *
 * <p>May depend on {@code io.virta.state}, {@code io.virta.error}, {@code checkpoint} and {@code codec}. Start at {@code StateStorage}.
 */
@NullMarked
package io.virta.persistence.state;

import org.jspecify.annotations.NullMarked;
