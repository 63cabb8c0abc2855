package io.virta.connector;

import java.util.List;

/**
 * What an epoch reads from a source. {@code start} and {@code end} are the source's own JSON; a range planned once is logged and read again from the log after a crash, never planned anew.
 *
 * @param start the position that the range follows, as progress shows it
 * @param end the position after the range; the next range starts there
 * @param splits the pieces to read, of all readers together; empty for an epoch without rows from this source
 * @param memory what the range changes in what the source remembers beside its position
 */
public record PlannedRange(String start, String end, List<Split> splits, MemoryChange memory) {
    public PlannedRange {
        splits = List.copyOf(splits);
    }

    /** A range of a source whose position says all. */
    public PlannedRange(String start, String end, List<Split> splits) {
        this(start, end, splits, MemoryChange.NONE);
    }
}
