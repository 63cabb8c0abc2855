package io.virta.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The slot indexes of the buckets of a table, sorted by bucket. */
final class Buckets {
    private long[] values = new long[4];
    private SlotIndex[] indexes = new SlotIndex[4];
    private int count;
    private SlotIndex.Shape expected;

    /** {@code expected} is what the first index will probably come to. */
    Buckets(SlotIndex.Shape expected) {
        this.expected = expected;
    }

    /** What the next index will probably come to: the same as the last one. */
    SlotIndex.Shape expected() {
        return count == 0 ? expected : indexes[count - 1].shape();
    }

    int count() {
        return count;
    }

    long value(int position) {
        return values[position];
    }

    SlotIndex index(int position) {
        return indexes[position];
    }

    /** How many buckets are at or before one. */
    int countUpTo(long bucket) {
        int at = Arrays.binarySearch(values, 0, count, bucket);
        return at >= 0 ? at + 1 : -at - 1;
    }

    @Nullable SlotIndex find(long bucket) {
        int at = count > 0 && values[count - 1] == bucket ? count - 1 : Arrays.binarySearch(values, 0, count, bucket);
        return at < 0 ? null : indexes[at];
    }

    SlotIndex findOrAdd(long bucket) {
        SlotIndex found = find(bucket);
        if (found != null) {
            return found;
        }
        expected = expected();
        int at = countUpTo(bucket);
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
            indexes = Arrays.copyOf(indexes, count * 2);
        }
        System.arraycopy(values, at, values, at + 1, count - at);
        System.arraycopy(indexes, at, indexes, at + 1, count - at);
        count++;
        values[at] = bucket;
        SlotIndex added = new SlotIndex(expected);
        indexes[at] = added;
        return added;
    }

    /** Forgets a run of buckets. */
    void remove(int from, int to) {
        expected = expected();
        System.arraycopy(values, to, values, from, count - to);
        System.arraycopy(indexes, to, indexes, from, count - to);
        Arrays.fill(indexes, count - (to - from), count, null);
        count -= to - from;
    }

    long retainedBytes() {
        long total = 16L * values.length;
        for (int i = 0; i < count; i++) {
            total += indexes[i].retainedBytes();
        }
        return total;
    }
}
