/**
 * What makes a query survive: checkpoint directory, epoch log, operator state, rows of sources that cannot replay, and state beyond the memory budget.
 *
 * <p>Layers, each using only those before it: {@code checkpoint} (directory, lock, durable files) and {@code codec} (fields and checksums); {@code rocks}
 * (RocksDB's library and faults); {@code state}, {@code sourcelog} and {@code overflow} (files and databases of bytes, addressed by epoch, key group and
 * position); {@code journal} and {@code snapshot} (Pekko Persistence on RocksDB); {@code epoch} (the events of a query and what they add up to). None of
 * them knows a query, a plan or an actor: the runtime in {@code actors} puts them in the order of the epoch protocol.
 *
 * <p>May use {@code operators}, {@code config}, Pekko Persistence, RocksDB. Start at {@link io.virta.persistence.epoch.EpochEvent} for the protocol, at
 * {@link io.virta.persistence.checkpoint.CheckpointDirectory} for what lies on disk.
 */
@NullMarked
package io.virta.persistence;

import org.jspecify.annotations.NullMarked;
