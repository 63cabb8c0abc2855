package io.virta.loadtests.bench;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counts committed rows of this process and sums one of their columns: a checksum that does not depend on their order. */
final class Tally {
    private static final LongAdder ROWS = new LongAdder();
    private static final LongAdder SUM = new LongAdder();
    private static final AtomicLong FIRST_ROW_MILLIS = new AtomicLong();

    private Tally() {}

    static void add(long rows, long sum) {
        if (rows > 0) {
            FIRST_ROW_MILLIS.compareAndSet(0, System.currentTimeMillis());
            ROWS.add(rows);
            SUM.add(sum);
        }
    }

    static long rows() {
        return ROWS.sum();
    }

    static long sum() {
        return SUM.sum();
    }

    /** When the first row was committed, in milliseconds since 1970; 0 if none was. */
    static long firstRowMillis() {
        return FIRST_ROW_MILLIS.get();
    }
}
