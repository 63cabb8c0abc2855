package io.virta.state;

/**
 * Finds slots by hash: open addressing with linear probing. An entry is the upper half of the hash and the slot plus one; 0 is free. The lower bits of the hash
 * are the home position, so removal shifts entries back and leaves no tombstones. At most half of the entries are used.
 */
final class SlotIndex {
    static final long TAG = 0xFFFFFFFF00000000L;

    private static final int MIN_ENTRIES = 8;
    private static final int MAX_EXPECTED_ENTRIES = 1 << 16;

    private long[] entries;
    private int count;

    /** An index as large as {@code similar}, a power of two, is expected to become. */
    SlotIndex(int similar) {
        entries = new long[Math.max(MIN_ENTRIES, Math.min(MAX_EXPECTED_ENTRIES, similar))];
    }

    long[] entries() {
        return entries;
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
        return 8L * entries.length + 40;
    }
}
