package io.virta.operator.join;

import java.util.Arrays;

/**
 * Row numbers by the hash of their key: all rows of one hash are found one after the other, the last added first. Rows may be removed. In memory only. Used by one thread, for one
 * probe at a time, during which nothing is added or removed.
 */
final class HashChains {
    private static final int NONE = -1;

    private int[] heads;
    private int[] next;
    private int[] previous;
    private long[] hashes;
    private int size;
    private long[] probeHashes = new long[0];
    private boolean[] probeMatchable = new boolean[0];
    private int probeCount;
    private int probeRow;
    private int candidate = NONE;

    HashChains(int expectedRows) {
        heads = new int[Integer.highestOneBit(Math.max(16, expectedRows)) * 2];
        Arrays.fill(heads, NONE);
        next = new int[Math.max(16, expectedRows)];
        previous = new int[next.length];
        hashes = new long[next.length];
    }

    private int chain(long hash) {
        return (int) (hash ^ hash >>> 32) & heads.length - 1;
    }

    /** Adds a row. */
    void add(int row, long hash) {
        if (row >= next.length) {
            int capacity = Math.max(row + 1, next.length + next.length / 2);
            next = Arrays.copyOf(next, capacity);
            previous = Arrays.copyOf(previous, capacity);
            hashes = Arrays.copyOf(hashes, capacity);
        }
        if (size == heads.length) {
            widen();
        }
        hashes[row] = hash;
        link(row, chain(hash));
        size++;
    }

    private void link(int row, int chain) {
        int head = heads[chain];
        next[row] = head;
        previous[row] = ~chain;
        if (head != NONE) {
            previous[head] = row;
        }
        heads[chain] = row;
    }

    private void widen() {
        int[] old = heads;
        heads = new int[2 * old.length];
        Arrays.fill(heads, NONE);
        for (int head : old) {
            int reversed = NONE;
            for (int row = head; row != NONE; ) {
                int following = next[row];
                next[row] = reversed;
                reversed = row;
                row = following;
            }
            for (int row = reversed; row != NONE; ) {
                int following = next[row];
                link(row, chain(hashes[row]));
                row = following;
            }
        }
    }

    /** Removes a row that was added. */
    void remove(int row) {
        int before = previous[row];
        int after = next[row];
        if (before < 0) {
            heads[~before] = after;
        } else {
            next[before] = after;
        }
        if (after != NONE) {
            previous[after] = before;
        }
        size--;
    }

    /** Begins to look for candidates of the rows whose keys were hashed last. */
    void probe(KeyHashes keys, int rowCount) {
        probeHashes = keys.hashes();
        probeMatchable = keys.matchable();
        probeCount = rowCount;
        probeRow = -1;
        candidate = NONE;
    }

    /**
     * The next candidates, in order of the probing rows: pairs with equal hashes.
     *
     * @return how many pairs, at most as many as the arrays hold; 0 at the end
     */
    int next(int[] probeRows, int[] rows) {
        int count = 0;
        while (count < probeRows.length) {
            while (candidate == NONE) {
                if (++probeRow >= probeCount) {
                    probeRow = probeCount;
                    return count;
                }
                if (probeMatchable[probeRow]) {
                    candidate = heads[chain(probeHashes[probeRow])];
                }
            }
            if (hashes[candidate] == probeHashes[probeRow]) {
                probeRows[count] = probeRow;
                rows[count++] = candidate;
            }
            candidate = next[candidate];
        }
        return count;
    }
}
