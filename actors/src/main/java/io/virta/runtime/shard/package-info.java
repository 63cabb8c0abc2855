/**
 * Keyed-state shards: addressable actors, each of which restores the state of its key groups and owns the life of the island that works on it.
 *
 * <p>Only the island touches working state. May use {@code operators}, {@code io.virta.persistence.state}, Pekko. Start at {@link io.virta.runtime.shard.StateShard}.
 */
@NullMarked
package io.virta.runtime.shard;

import org.jspecify.annotations.NullMarked;
