/**
 * State beyond the memory budget, on RocksDB in a scratch directory: a cache of the truth, which is the changelog, empty when a run begins.
 *
 * <p>Concepts: {@link io.virta.persistence.overflow.OverflowArea} (the scratch directory and memory of one run),
 * {@link io.virta.state.OverflowStore} (the port: one store per island, batches of keys).
 *
 * <p>May depend on {@code io.virta.state}, {@code io.virta.error}, {@code checkpoint}, {@code rocks} and RocksDB. Start at {@code OverflowArea}.
 */
@NullMarked
package io.virta.persistence.overflow;

import org.jspecify.annotations.NullMarked;
