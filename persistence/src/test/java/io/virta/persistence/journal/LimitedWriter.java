package io.virta.persistence.journal;

import io.virta.error.VirtaException;
import java.nio.file.Path;
import java.util.List;

/**
 * A process that may write no more than so much to a file, appends big events to a journal until one does not fit and then two more, and prints the numbers of those that were
 * written: a store whose write failed takes others, from where it stands.
 */
final class LimitedWriter {
    private static final int EVENT_BYTES = 100_000;

    private LimitedWriter() {}

    public static void main(String[] arguments) {
        int failures = 0;
        int written = 0;
        try (JournalStore store = JournalStore.open(Path.of(arguments[0]))) {
            for (long number = 1; failures == 0 || written < 2; number++) {
                try {
                    store.append(List.of(new StoredEvent("a", number, new byte[EVENT_BYTES])));
                    written++;
                    System.out.println(number);
                } catch (VirtaException e) {
                    if (++failures > 1) {
                        throw e;
                    }
                    written = 0;
                    number = store.highestSequenceNumber("a");
                    System.out.println(e.code());
                }
            }
        }
    }
}
