package io.virta.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds slots by the hash of their key: open addressing with linear probing. An entry is the upper half of the hash and the slot plus one; 0 is free. The lower bits of the hash
 * are the home position, so removal shifts entries back and leaves no tombstones. At most half of the entries are used.
 *
 * <p>Where keys are integers that lie densely it finds them by the key itself instead ({@link #direct}); when it grows it looks which of the two fits.
 *
 * <p>It also remembers the order in which slots were added, until one is removed: slots of consecutive memory are read and freed in that order.
 */
final class SlotIndex {
    static final long TAG = 0xFFFFFFFF00000000L;

    private static final int MIN_ENTRIES = 8;
    private static final int MAX_EXPECTED_ENTRIES = 1 << 16;
    /** With fewer keys it does not look whether they lie densely. */
    private static final int MIN_DIRECT_KEYS = 32;

    private long[] entries;
    private @Nullable DirectSlots direct;
    private int @Nullable [] order;
    private int count;

    /** What an index has come to, as an expectation for the next one: how many entries, and from where on how many direct places, none if 0. */
    record Shape(int entries, long base, int places) {
        static final Shape UNKNOWN = new Shape(0, 0, 0);
    }

    /** An index that is expected to become like another one. */
    SlotIndex(Shape like) {
        int expected = Math.max(MIN_ENTRIES, Math.min(MAX_EXPECTED_ENTRIES, like.entries));
        if (like.places > 0 && like.places <= MAX_EXPECTED_ENTRIES) {
            entries = new long[0];
            direct = new DirectSlots(like.base, like.places);
        } else {
            entries = new long[expected];
        }
        order = new int[expected / 2];
    }

    Shape shape() {
        int expected = Integer.highestOneBit(Math.max(1, count)) * 4;
        return direct == null
                ? new Shape(entries.length, 0, 0)
                : new Shape(expected, direct.base(), direct.slots().length);
    }

    /** The entries; none if slots are found by the key itself. */
    long[] entries() {
        return entries;
    }

    /** The slots by key, null if they are found by hash. */
    @Nullable DirectSlots direct() {
        return direct;
    }

    /** Copies all slots to {@code slots} from {@code at} on, in the order in which they were added if none was removed. */
    void copySlots(int[] slots, int at) {
        if (order != null) {
            System.arraycopy(order, 0, slots, at, count);
        } else if (direct != null) {
            direct.copySlots(slots, at);
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

    /**
     * Adds a slot that is not there. Replaces the entries, or the direct slots, when they fill up.
     *
     * @param hashes the hash of every slot
     * @param keys the key of every slot, null where it is not one integer
     */
    void add(int slot, long[] hashes, @Nullable IntegerKeys keys) {
        count++;
        if (order != null) {
            if (count > order.length) {
                order = Arrays.copyOf(order, Math.max(2 * order.length, MIN_ENTRIES));
            }
            order[count - 1] = slot;
        }
        if (direct != null) {
            if (keys != null && direct.put(keys.key(slot), slot, count)) {
                return;
            }
            hashAll(slot, hashes);
        } else if (count * 2 > entries.length) {
            if (keys != null && addressDirectly(keys, slot)) {
                return;
            }
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

    /** Finds slots by hash from now on. */
    void hashAll(long[] hashes) {
        hashAll(-1, hashes);
    }

    /** All slots but one, which is counted but not there yet. */
    private void hashAll(int missing, long[] hashes) {
        if (direct == null) {
            return;
        }
        int present = missing < 0 ? count : count - 1;
        int[] slots = new int[present];
        direct.copySlots(slots, 0);
        direct = null;
        entries = new long[Math.max(MIN_ENTRIES, Integer.highestOneBit(Math.max(1, count)) * 4)];
        for (int slot : slots) {
            place(entry(hashes[slot], slot), hashes[slot]);
        }
    }

    /** Finds slots by key from now on, if the keys of all, and of one that is still to be added, lie densely enough. */
    private boolean addressDirectly(IntegerKeys keys, int added) {
        if (count < MIN_DIRECT_KEYS) {
            return false;
        }
        long min = keys.key(added);
        long max = min;
        for (long entry : entries) {
            if (entry != 0) {
                long key = keys.key(slot(entry));
                min = Math.min(min, key);
                max = Math.max(max, key);
            }
        }
        DirectSlots made = DirectSlots.covering(min, max, count);
        if (made == null) {
            return false;
        }
        for (long entry : entries) {
            if (entry != 0) {
                made.put(keys.key(slot(entry)), slot(entry), count);
            }
        }
        made.put(keys.key(added), added, count);
        direct = made;
        entries = new long[0];
        return true;
    }

    private void place(long entry, long hash) {
        int mask = entries.length - 1;
        int at = (int) hash & mask;
        while (entries[at] != 0) {
            at = at + 1 & mask;
        }
        entries[at] = entry;
    }

    /** Removes a slot; {@code hashes} and {@code keys} as in {@link #add}. */
    void remove(int slot, long[] hashes, @Nullable IntegerKeys keys) {
        count--;
        order = null;
        if (direct != null && keys != null) {
            direct.remove(keys.key(slot));
        } else {
            removeEntry(slot, hashes);
        }
    }

    private void removeEntry(int slot, long[] hashes) {
        int mask = entries.length - 1;
        int at = (int) hashes[slot] & mask;
        while (slot(entries[at]) != slot) {
            at = at + 1 & mask;
        }
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
        return 8L * entries.length
                + (direct == null ? 0 : direct.retainedBytes())
                + (order == null ? 0 : 4L * order.length)
                + 48;
    }
}
