package io.virta.runtime;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.persistence.journal.RocksJournal;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.persistence.AtomicWrite;
import scala.concurrent.Future;
import scala.concurrent.Future$;

/** The journal on a disk that is full for a while: so many writes are let through, the next so many fail. */
public final class FailingJournal extends RocksJournal {
    static final AtomicInteger WRITES_BEFORE = new AtomicInteger();
    static final AtomicInteger FAILURES = new AtomicInteger();

    @Override
    public Future<Iterable<Optional<Exception>>> doAsyncWriteMessages(Iterable<AtomicWrite> messages) {
        if (WRITES_BEFORE.getAndDecrement() > 0 || FAILURES.getAndDecrement() <= 0) {
            return super.doAsyncWriteMessages(messages);
        }
        return Future$.MODULE$.failed(
                new VirtaException(ErrorCode.DISK_FULL, "Cannot write to the journal: no space left", "free some"));
    }
}
