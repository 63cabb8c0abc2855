package io.virta.persistence.journal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A process that appends events to a journal for ever, two at a time, and prints the last number of each write once it is durable. */
final class KilledWriter {
    private KilledWriter() {}

    public static void main(String[] arguments) {
        JournalStore store = JournalStore.open(Path.of(arguments[0]));
        for (long number = store.highestSequenceNumber("a") + 1; ; number += 2) {
            store.append(List.of(event(number), event(number + 1)));
            System.out.println(number + 1);
        }
    }

    private static StoredEvent event(long number) {
        return new StoredEvent("a", number, ("event " + number).getBytes(StandardCharsets.UTF_8));
    }
}
