package io.virta.persistence.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.journal.japi.AsyncWriteJournal;
import org.jspecify.annotations.Nullable;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.FutureConverters;

/**
 * The journal plugin. It only translates: serialization and disk access run in the order of the requests on the blocking dispatcher, through
 * {@link JournalRegistry}. All atomic writes of one request become one write with one fsync.
 */
public class RocksJournal extends AsyncWriteJournal {
    private final JournalRegistry registry;
    private final PayloadCodec codec;

    /** Called by Pekko. */
    public RocksJournal() {
        this.registry = JournalRegistry.of(context().system());
        this.codec = new PayloadCodec((ExtendedActorSystem) context().system());
    }

    @Override
    public Future<Iterable<Optional<Exception>>> doAsyncWriteMessages(Iterable<AtomicWrite> messages) {
        List<AtomicWrite> writes = new ArrayList<>();
        messages.forEach(writes::add);
        if (writes.isEmpty()) {
            return Future.successful(List.of());
        }
        return scala(registry.run(writes.get(0).persistenceId(), (store, entity) -> write(store, entity, writes)));
    }

    /** Writes what serializes; the answer holds, per atomic write, nothing or why it was rejected. */
    private Iterable<Optional<Exception>> write(JournalStore store, String entity, List<AtomicWrite> writes) {
        List<Optional<Exception>> outcomes = new ArrayList<>(writes.size());
        List<StoredEvent> events = new ArrayList<>();
        for (AtomicWrite write : writes) {
            try {
                events.addAll(encode(entity, write));
                outcomes.add(Optional.empty());
            } catch (Exception notSerializable) {
                outcomes.add(Optional.of(notSerializable));
            }
        }
        store.append(events);
        return outcomes;
    }

    private List<StoredEvent> encode(String entity, AtomicWrite write) {
        List<StoredEvent> events = new ArrayList<>(write.size());
        for (PersistentRepr event : CollectionConverters.asJava(write.payload())) {
            events.add(new StoredEvent(entity, event.sequenceNr(), codec.encodeEvent(event)));
        }
        return events;
    }

    @Override
    public Future<@Nullable Void> doAsyncDeleteMessagesTo(String persistenceId, long toSequenceNr) {
        return scala(registry.run(persistenceId, (store, entity) -> {
            store.deleteEvents(entity, toSequenceNr);
            return null;
        }));
    }

    @Override
    public Future<@Nullable Void> doAsyncReplayMessages(
            String persistenceId, long fromSequenceNr, long toSequenceNr, long max, Consumer<PersistentRepr> replay) {
        return scala(registry.run(persistenceId, (store, entity) -> {
            store.replay(
                    entity,
                    fromSequenceNr,
                    toSequenceNr,
                    max,
                    (sequenceNumber, content) ->
                            replay.accept(codec.decodeEvent(persistenceId, sequenceNumber, content)));
            return null;
        }));
    }

    @Override
    public Future<Long> doAsyncReadHighestSequenceNr(String persistenceId, long fromSequenceNr) {
        return scala(registry.run(persistenceId, JournalStore::highestSequenceNumber));
    }

    private static <T extends @Nullable Object> Future<T> scala(CompletionStage<T> stage) {
        return FutureConverters.asScala(stage);
    }
}
