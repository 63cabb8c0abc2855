package io.virta.connector;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a range changes in the {@link SourceMemory} of its source: first keys are forgotten, by name and by mark, then keys are added. Immutable; twelve bytes a key.
 */
public final class MemoryChange {
    /** Leaves the memory as it is. */
    public static final MemoryChange NONE = new MemoryChange(new long[0], new int[0], new long[0], Integer.MIN_VALUE);

    private final long[] keys;
    private final int[] marks;
    private final long[] forgotten;
    private final int forgetBelow;

    private MemoryChange(long[] keys, int[] marks, long[] forgotten, int forgetBelow) {
        this.keys = keys;
        this.marks = marks;
        this.forgotten = forgotten;
        this.forgetBelow = forgetBelow;
    }

    /**
     * @param added keys to remember, with their marks
     * @param forgotten keys to forget
     * @param forgetBelow all keys of lower marks are forgotten too; the least number for none
     */
    public static MemoryChange of(SortedMap<Long, Integer> added, SortedSet<Long> forgotten, int forgetBelow) {
        return new MemoryChange(
                added.keySet().stream().mapToLong(Long::longValue).toArray(),
                added.values().stream().mapToInt(Integer::intValue).toArray(),
                forgotten.stream().mapToLong(Long::longValue).toArray(),
                forgetBelow);
    }

    /** A change that does not forget. */
    public static MemoryChange adding(Map<Long, Integer> added) {
        return of(new TreeMap<>(added), new TreeSet<>(), Integer.MIN_VALUE);
    }

    /** The number of keys that are added. */
    public int size() {
        return keys.length;
    }

    /** A key that is added; keys ascend. */
    public long key(int index) {
        return keys[index];
    }

    /** The mark of a key that is added. */
    public int mark(int index) {
        return marks[index];
    }

    /** The number of keys that are forgotten by name. */
    public int forgottenSize() {
        return forgotten.length;
    }

    /** A key that is forgotten; keys ascend. */
    public long forgotten(int index) {
        return forgotten[index];
    }

    /** Keys with lower marks are forgotten. */
    public int forgetBelow() {
        return forgetBelow;
    }

    /** Whether this changes nothing. */
    public boolean isNone() {
        return keys.length == 0 && forgotten.length == 0 && forgetBelow == Integer.MIN_VALUE;
    }

    /** This change and then another, as one. */
    MemoryChange then(MemoryChange next) {
        int most = keys.length + next.keys.length;
        long[] allKeys = new long[most];
        int[] allMarks = new int[most];
        int size = 0;
        int mine = 0;
        int others = 0;
        while (mine < keys.length || others < next.keys.length) {
            boolean takeMine = others == next.keys.length || (mine < keys.length && keys[mine] < next.keys[others]);
            if (takeMine) {
                if (!next.forgets(keys[mine], marks[mine])) {
                    allKeys[size] = keys[mine];
                    allMarks[size++] = marks[mine];
                }
                mine++;
            } else {
                if (mine < keys.length && keys[mine] == next.keys[others]) {
                    mine++;
                }
                allKeys[size] = next.keys[others];
                allMarks[size++] = next.marks[others++];
            }
        }
        return new MemoryChange(
                Arrays.copyOf(allKeys, size),
                Arrays.copyOf(allMarks, size),
                union(forgotten, next.forgotten),
                Math.max(forgetBelow, next.forgetBelow));
    }

    /** What this makes of an empty memory. */
    MemoryChange alone() {
        return forgotten.length == 0 && forgetBelow == Integer.MIN_VALUE
                ? this
                : new MemoryChange(keys, marks, NONE.forgotten, Integer.MIN_VALUE);
    }

    private boolean forgets(long key, int mark) {
        return mark < forgetBelow || (forgotten.length > 0 && Arrays.binarySearch(forgotten, key) >= 0);
    }

    private static long[] union(long[] one, long[] other) {
        if (one.length == 0 || other.length == 0) {
            return one.length == 0 ? other : one;
        }
        long[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return Arrays.stream(both).sorted().distinct().toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MemoryChange that
                && forgetBelow == that.forgetBelow
                && Arrays.equals(keys, that.keys)
                && Arrays.equals(marks, that.marks)
                && Arrays.equals(forgotten, that.forgotten);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(keys) + Arrays.hashCode(marks)) + Arrays.hashCode(forgotten) + forgetBelow;
    }

    @Override
    public String toString() {
        return "MemoryChange[adds " + keys.length + ", forgets " + forgotten.length + " and below " + forgetBelow + "]";
    }
}
