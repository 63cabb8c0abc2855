package io.virta.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds slots by hash: open addressing with linear probing. An entry is the upper half of the hash and the slot plus one; 0 is free. The lower bits of the hash
 * are the home position, so removal shifts entries back and leaves no tombstones. At most half of the entries are used.
 *
 * <p>It also remembers the order in which slots were added, until one is removed: slots of consecutive memory are read and freed in that order.
 */
final class SlotIndex {
    static final long TAG = 0xFFFFFFFF00000000L;

    private static final int MIN_ENTRIES = 8;
    private static final int MAX_EXPECTED_ENTRIES = 1 << 16;

    private long[] entries;
    private int @Nullable [] order;
    private int count;

    /** An index as large as {@code similar}, a power of two, is expected to become. */
    SlotIndex(int similar) {
        entries = new long[Math.max(MIN_ENTRIES, Math.min(MAX_EXPECTED_ENTRIES, similar))];
        order = new int[entries.length / 2];
    }

    long[] entries() {
        return entries;
    }

    /** Copies all slots to {@code slots} from {@code at} on, in the order in which they were added if none was removed. */
    void copySlots(int[] slots, int at) {
        if (order != null) {
            System.arraycopy(order, 0, slots, at, count);
        } else {
            int to = at;
            for (long entry : entries) {
                if (entry != 0) {
                    slots[to++] = slot(entry);
                }
            }
        }
    }

    int count() {
        return count;
    }

    static long entry(long hash, int slot) {
        return hash & TAG | slot + 1;
    }

    static int slot(long entry) {
        return (int) entry - 1;
    }

    /** Adds a slot that is not there; {@code hashes} tells the hash of every slot. Replaces the entries when they fill up. */
    void add(int slot, long[] hashes) {
        if (++count * 2 > entries.length) {
            long[] smaller = entries;
            entries = new long[smaller.length * 2];
            for (long entry : smaller) {
                if (entry != 0) {
                    place(entry, hashes[slot(entry)]);
                }
            }
        }
        if (order != null) {
            if (count > order.length) {
                order = Arrays.copyOf(order, entries.length / 2);
            }
            order[count - 1] = slot;
        }
        place(entry(hashes[slot], slot), hashes[slot]);
    }

    private void place(long entry, long hash) {
        int mask = entries.length - 1;
        int at = (int) hash & mask;
        while (entries[at] != 0) {
            at = at + 1 & mask;
        }
        entries[at] = entry;
    }

    void remove(int slot, long[] hashes) {
        int mask = entries.length - 1;
        int at = (int) hashes[slot] & mask;
        while (slot(entries[at]) != slot) {
            at = at + 1 & mask;
        }
        count--;
        order = null;
        int hole = at;
        while (true) {
            entries[hole] = 0;
            long moved;
            do {
                at = at + 1 & mask;
                moved = entries[at];
                if (moved == 0) {
                    return;
                }
            } while ((at - ((int) hashes[slot(moved)] & mask) & mask) < (at - hole & mask));
            entries[hole] = moved;
            hole = at;
        }
    }

    long retainedBytes() {
        return 8L * entries.length + (order == null ? 0 : 4L * order.length) + 48;
    }
}
