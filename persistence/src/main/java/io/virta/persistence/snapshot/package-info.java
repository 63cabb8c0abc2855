/**
 * The snapshot store of Pekko Persistence in the database of the journal: {@link io.virta.persistence.snapshot.RocksSnapshotStore}, one plugin for
 * the life of the ActorSystem.
 *
 * <p>May depend on Pekko Persistence and {@code io.virta.persistence.journal}, where the stored form is defined.
 */
@NullMarked
package io.virta.persistence.snapshot;

import org.jspecify.annotations.NullMarked;
