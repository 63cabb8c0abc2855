package io.virta.operator.aggregate;

import io.virta.operator.sort.RowSorter;
import java.util.Arrays;

/**
 * Which sessions of which keys become one: those that touch, of one key. Items are sessions that are held already, by number from 0, then those that come in addition. The result has a session for each
 * run of items that touch, by key and then by start.
 */
final class SessionMerge {
    private final int[] order;
    private final int[] merged;
    private final int[] keys;
    private final long[] starts;
    private final long[] ends;
    private final boolean[] changed;
    private int count;

    /**
     * Merges items.
     *
     * @param itemKeys a number for each item's key
     * @param heldCount how many of the first items are held already
     */
    SessionMerge(int[] itemKeys, long[] itemStarts, long[] itemEnds, int heldCount) {
        int items = itemKeys.length;
        order = RowSorter.sorted(items, (a, b) -> {
            int byKey = Integer.compare(itemKeys[a], itemKeys[b]);
            return byKey != 0 ? byKey : Long.compare(itemStarts[a], itemStarts[b]);
        });
        merged = new int[items];
        keys = new int[items];
        starts = new long[items];
        ends = new long[items];
        changed = new boolean[items];
        for (int i = 0; i < items; i++) {
            int item = order[i];
            int last = count - 1;
            if (last < 0 || keys[last] != itemKeys[item] || itemStarts[item] > ends[last]) {
                last = count++;
                keys[last] = itemKeys[item];
                starts[last] = itemStarts[item];
                ends[last] = itemEnds[item];
            } else {
                ends[last] = Math.max(ends[last], itemEnds[item]);
            }
            changed[last] |= item >= heldCount;
            merged[i] = last;
        }
    }

    /** The items by key and start; held ones before others that start with them. */
    int[] order() {
        return order;
    }

    /** The session that the item at a place of the order belongs to. */
    int session(int place) {
        return merged[place];
    }

    /** How many sessions there are. */
    int count() {
        return count;
    }

    /** The number of a session's key. */
    int key(int session) {
        return keys[session];
    }

    long start(int session) {
        return starts[session];
    }

    long end(int session) {
        return ends[session];
    }

    /** Whether a session has other items than one that is held. */
    boolean isChanged(int session) {
        return changed[session];
    }

    /** The starts of all sessions. */
    long[] starts() {
        return Arrays.copyOf(starts, count);
    }

    /** The ends of all sessions. */
    long[] ends() {
        return Arrays.copyOf(ends, count);
    }

    /** Where the sessions of each key begin and, one further, end. */
    int[] offsets(int keyCount) {
        int[] offsets = new int[keyCount + 1];
        for (int i = 0; i < count; i++) {
            offsets[keys[i] + 1]++;
        }
        for (int i = 0; i < keyCount; i++) {
            offsets[i + 1] += offsets[i];
        }
        return offsets;
    }
}
