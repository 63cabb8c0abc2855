package io.virta.state;

import org.jspecify.annotations.Nullable;

/** Which slots of a state column hold a value; a missing array means that all do. */
final class Presence {
    static final int INITIAL_SLOTS = 16;

    private Presence() {}

    static boolean @Nullable [] create(boolean nullable) {
        return nullable ? new boolean[INITIAL_SLOTS] : null;
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

    static long retainedBytes(boolean @Nullable [] present) {
        return present == null ? 0 : present.length;
    }
}
