package io.virta.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Slots addressed by an integer key itself: that of key k is {@code slots()[k - base()] - 1}, so 0 means that there is none. Worth its memory where keys lie densely, as numbers that were
 * assigned in turn or come from a remainder do; a lookup then takes neither hash nor comparison.
 */
final class DirectSlots {
    private static final int MIN_LENGTH = 64;
    /** At most so many places a key: about what an index by hash takes. */
    private static final int PLACES_PER_KEY = 8;

    private long base;
    private int[] slots;

    /** Places for the keys from {@code base} to {@code base + length - 1}. */
    DirectSlots(long base, int length) {
        this.base = base;
        this.slots = new int[length];
    }

    /** Places for the keys from {@code min} to {@code max}, null if that is too many for {@code count} keys. */
    static @Nullable DirectSlots covering(long min, long max, int count) {
        int length = length(min, max, count);
        return length == 0 ? null : new DirectSlots(min, length);
    }

    long base() {
        return base;
    }

    int[] slots() {
        return slots;
    }

    /** Sets the slot of a key, with more places where that takes them; false, and nothing is changed, if that is too many for {@code count} keys. */
    boolean put(long key, int slot, int count) {
        if (!covers(key) && !extend(key, count)) {
            return false;
        }
        slots[(int) (key - base)] = slot + 1;
        return true;
    }

    void remove(long key) {
        slots[(int) (key - base)] = 0;
    }

    private boolean covers(long key) {
        return key >= base && key - base >= 0 && key - base < slots.length;
    }

    private boolean extend(long key, int count) {
        if (count <= 1) {
            base = key;
            return isWithinRange(key, key);
        }
        long last = base + slots.length - 1;
        int length = length(Math.min(key, base), Math.max(key, last), count);
        if (length == 0) {
            return false;
        }
        int[] longer = new int[length];
        // What is left over lies on the side to which the keys have gone.
        long newBase = key > last ? base : last - length + 1;
        System.arraycopy(slots, 0, longer, (int) (base - newBase), slots.length);
        base = newBase;
        slots = longer;
        return true;
    }

    /** A power of two that is enough for the keys between two, 0 if that is too many for {@code count} keys or keys at the end of the range of numbers. */
    private static int length(long min, long max, int count) {
        long span = max - min + 1;
        long most = Math.max(MIN_LENGTH, Math.min(1 << 28, (long) count * PLACES_PER_KEY));
        return isWithinRange(min, max) && span <= most
                ? Math.max(MIN_LENGTH, (int) Long.highestOneBit(2 * span - 1))
                : 0;
    }

    /** Whether differences of these and of what lies near them do not overflow. */
    private static boolean isWithinRange(long min, long max) {
        return min > Long.MIN_VALUE / 4 && max < Long.MAX_VALUE / 4;
    }

    /** Copies all slots to {@code into} from {@code at} on, by key. */
    void copySlots(int[] into, int at) {
        int to = at;
        for (int place : slots) {
            if (place != 0) {
                into[to++] = place - 1;
            }
        }
    }

    long retainedBytes() {
        return 4L * slots.length + 32;
    }

    @Override
    public String toString() {
        return "DirectSlots[" + base + ", "
                + Arrays.stream(slots).filter(place -> place != 0).count() + " of " + slots.length + "]";
    }
}
