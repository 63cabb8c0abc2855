package io.virta.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which slots of a state column hold a value; a missing array means that all do. */
final class Presence {
    static final int INITIAL_SLOTS = 16;

    private Presence() {}

    static boolean @Nullable [] create(boolean nullable) {
        return nullable ? new boolean[INITIAL_SLOTS] : null;
    }

    /** The array itself; where it is missing, since all slots held a value so far, one that says so. */
    static boolean[] ofAll(boolean @Nullable [] present, int slots) {
        if (present != null) {
            return present;
        }
        boolean[] all = new boolean[slots];
        Arrays.fill(all, true);
        return all;
    }

    /** The length for an array that must hold {@code capacity} slots and holds {@code current} now. */
    static int grown(int current, int capacity) {
        return Math.max(capacity, (int) Math.min(Integer.MAX_VALUE - 8, current + (long) current / 2 + 16));
    }

    /** The null mask of gathered slots, null if none is null. */
    static boolean @Nullable [] nullMask(boolean @Nullable [] present, int[] slots, int count) {
        if (present == null) {
            return null;
        }
        boolean[] nulls = null;
        for (int i = 0; i < count; i++) {
            if (!present[slots[i]]) {
                if (nulls == null) {
                    nulls = new boolean[count];
                }
                nulls[i] = true;
            }
        }
        return nulls;
    }

    /** The null mask of the slots {@code from} to {@code to - 1}, null if none is null. */
    static boolean @Nullable [] nullMask(boolean @Nullable [] present, int from, int to) {
        if (present == null) {
            return null;
        }
        boolean[] nulls = null;
        for (int slot = from; slot < to; slot++) {
            if (!present[slot]) {
                if (nulls == null) {
                    nulls = new boolean[to - from];
                }
                nulls[slot - from] = true;
            }
        }
        return nulls;
    }

    static long retainedBytes(boolean @Nullable [] present) {
        return present == null ? 0 : present.length;
    }
}
