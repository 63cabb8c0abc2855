/**
 * State tables in memory and on RocksDB, the epoch log, the journal plugin, and checkpoint storage.
 *
 * <p>May use: {@code operators}, {@code config}, Pekko Persistence, RocksDB.
 */
@NullMarked
package io.virta.persistence;

import org.jspecify.annotations.NullMarked;
