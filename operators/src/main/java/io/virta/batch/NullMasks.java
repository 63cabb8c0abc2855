package io.virta.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Arithmetic on null masks, where a missing mask means that nothing is null. */
public final class NullMasks {
    private NullMasks() {}

    /** The mask of gathered rows; negative row numbers are null. */
    public static boolean @Nullable [] gather(boolean @Nullable [] nulls, int[] rows, int count) {
        boolean[] gathered = null;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (row < 0 || nulls != null && nulls[row]) {
                if (gathered == null) {
                    gathered = new boolean[count];
                }
                gathered[i] = true;
            }
        }
        return gathered;
    }

    /** The mask of a range of rows. */
    public static boolean @Nullable [] slice(boolean @Nullable [] nulls, int from, int count) {
        return nulls == null ? null : Arrays.copyOfRange(nulls, from, from + count);
    }

    /** True where either is true. May return one of the arguments. */
    public static boolean @Nullable [] or(boolean @Nullable [] a, boolean @Nullable [] b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        boolean[] either = new boolean[Math.min(a.length, b.length)];
        for (int i = 0; i < either.length; i++) {
            either[i] = a[i] | b[i];
        }
        return either;
    }

    static long retainedBytes(boolean @Nullable [] nulls) {
        return nulls == null ? 0 : nulls.length;
    }
}
