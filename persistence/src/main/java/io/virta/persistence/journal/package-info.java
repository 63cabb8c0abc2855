/**
 * The journal of Pekko Persistence on RocksDB, one database per checkpoint, inside it.
 *
 * <p>Pekko keeps a journal plugin by its id for the life of an ActorSystem, while checkpoints come and go. So there is one plugin
 * ({@link io.virta.persistence.journal.RocksJournal}, id {@link io.virta.persistence.journal.JournalRegistry#JOURNAL_PLUGIN}), the persistence id
 * carries the checkpoint, and {@link io.virta.persistence.journal.JournalRegistry} maps it to a reference-counted
 * {@link io.virta.persistence.journal.JournalStore} that is open while a coordinator runs. The plugins only translate; the store knows bytes and
 * sequence numbers and nothing of actors.
 *
 * <p>May depend on Pekko Persistence, RocksDB, {@code io.virta.error} and {@code io.virta.persistence.rocks}. Start at {@code JournalRegistry}.
 */
@NullMarked
package io.virta.persistence.journal;

import org.jspecify.annotations.NullMarked;
