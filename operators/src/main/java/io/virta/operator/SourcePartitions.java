package io.virta.operator;

import java.util.Arrays;

/**
 * The partitions of a source that one reader follows in continuous mode: which of them the rows come from that are processed now, and which have rested for so long that nobody waits for their event time. Written by the
 * reader's island, read by the watermark operators behind it, on one thread.
 */
public final class SourcePartitions {
    private boolean[] isIdle = {false};
    private int count = 1;
    private int current;

    /** How many there are, numbered from 0. */
    public int count() {
        return count;
    }

    /** The partition that the rows processed now come from. */
    public int current() {
        return current;
    }

    /** Whether nobody waits for the event time of a partition. */
    public boolean isIdle(int partition) {
        return isIdle[partition];
    }

    /** Whether all of them rest; so does a reader without any. */
    public boolean areAllIdle() {
        for (int i = 0; i < count; i++) {
            if (!isIdle[i]) {
                return false;
            }
        }
        return true;
    }

    /** There are so many now; new ones are not idle. */
    public void resize(int newCount) {
        if (newCount > isIdle.length) {
            isIdle = Arrays.copyOf(isIdle, newCount);
        }
        for (int i = count; i < newCount; i++) {
            isIdle[i] = false;
        }
        count = newCount;
    }

    /** The rows that follow come from this partition, which is not idle any more. */
    public void enter(int partition) {
        current = partition;
        isIdle[partition] = false;
    }

    /** A partition rests. */
    public void rest(int partition) {
        isIdle[partition] = true;
    }
}
