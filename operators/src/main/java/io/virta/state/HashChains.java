package io.virta.state;

import java.util.Arrays;

/**
 * Row numbers by the hash of their key: all rows of one hash are found one after the other, the last added first
 * as long as there are no more rows than were expected. Rows may be removed, many at a time. In memory only. Used by one thread, for one
 * probe at a time, during which nothing is added or removed.
 *
 * <p>A reference to a row is 32 bits of its hash and its number plus one, 0 is none; so rows of other hashes are passed over without a look at them. A row that is about to be removed is marked in its own
 * reference to the next row; then each chain that has such rows is walked once.
 */
public final class HashChains {
    private static final long LEAVING = 0x80000000L;
    private static final long REMOVED = -1;
    private static final int ROW = 0x7FFFFFFF;
    private static final int WIDENING = 4;

    private long[] heads;
    private long[] next;
    private long[] hashes;
    private int size;
    /** All rows are below this. */
    private int rowLimit;

    private long[] probeHashes = new long[0];
    private long[] first = new long[0];
    private int probeCount;
    private int probeRow;
    private long candidate;

    /** No rows yet; {@code expectedRows} is how many will be added. */
    public HashChains(int expectedRows) {
        heads = new long[Integer.highestOneBit(Math.max(16, expectedRows)) * 2];
        next = new long[Math.max(16, expectedRows)];
        hashes = new long[next.length];
    }

    private static long reference(int row, long hash) {
        return hash << 32 | row + 1;
    }

    private static int row(long reference) {
        return ((int) reference & ROW) - 1;
    }

    private int chain(long hash) {
        return (int) (hash ^ hash >>> 32) & heads.length - 1;
    }

    /** The hash with which a row was added. */
    public long hash(int row) {
        return hashes[row];
    }

    /** Adds rows, those last that are to be found first. */
    public void add(int[] rows, long[] rowHashes, int count) {
        int highest = -1;
        for (int i = 0; i < count; i++) {
            highest = Math.max(highest, rows[i]);
        }
        if (highest >= next.length) {
            int capacity = Presence.grown(next.length, highest + 1);
            next = Arrays.copyOf(next, capacity);
            hashes = Arrays.copyOf(hashes, capacity);
        }
        if (highest >= rowLimit) {
            Arrays.fill(next, rowLimit, highest + 1, REMOVED);
            rowLimit = highest + 1;
        }
        if (size + count > heads.length) {
            widen(size + count);
        }
        for (int i = 0; i < count; i++) {
            hashes[rows[i]] = rowHashes[i];
            link(rows[i], rowHashes[i]);
        }
        size += count;
    }

    private void link(int row, long hash) {
        int chain = chain(hash);
        next[row] = heads[chain];
        heads[chain] = reference(row, hash);
    }

    /** Links all rows anew, in the order of their numbers. */
    private void widen(int rows) {
        int length = heads.length;
        while (length < rows) {
            length *= WIDENING;
        }
        heads = new long[length];
        for (int row = 0; row < rowLimit; row++) {
            if (next[row] != REMOVED) {
                link(row, hashes[row]);
            }
        }
    }

    /** Removes rows that were added. */
    public void remove(int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            next[rows[i]] |= LEAVING;
        }
        for (int i = 0; i < count; i++) {
            if (next[rows[i]] != REMOVED) {
                prune(chain(hashes[rows[i]]));
            }
        }
        size -= count;
    }

    private void prune(int chain) {
        long at = heads[chain];
        int before = -1;
        while (at != 0) {
            int row = row(at);
            long following = next[row];
            if ((following & LEAVING) == 0) {
                before = row;
            } else {
                following &= ~LEAVING;
                next[row] = REMOVED;
                if (before < 0) {
                    heads[chain] = following;
                } else {
                    next[before] = following;
                }
            }
            at = following;
        }
    }

    /**
     * Begins to look for candidates of rows.
     *
     * @param matchable whether each row can have any
     */
    public void probe(long[] rowHashes, boolean[] matchable, int rowCount) {
        if (first.length < rowCount) {
            first = new long[rowCount];
        }
        for (int row = 0; row < rowCount; row++) {
            first[row] = heads[chain(rowHashes[row])];
        }
        for (int row = 0; row < rowCount; row++) {
            first[row] = matchable[row] ? first[row] : 0;
        }
        probeHashes = rowHashes;
        probeCount = rowCount;
        probeRow = -1;
        candidate = 0;
    }

    /**
     * The next candidates, in order of the probing rows: pairs with equal hashes.
     *
     * @return how many pairs, at most as many as the arrays hold; 0 at the end
     */
    public int next(int[] probeRows, int[] rows) {
        int count = 0;
        while (count < probeRows.length) {
            while (candidate == 0) {
                if (++probeRow >= probeCount) {
                    probeRow = probeCount;
                    return count;
                }
                candidate = first[probeRow];
            }
            int row = row(candidate);
            if ((int) (candidate >>> 32) == (int) probeHashes[probeRow]) {
                probeRows[count] = probeRow;
                rows[count++] = row;
            }
            candidate = next[row];
        }
        return count;
    }

    /** Bytes of memory held. */
    public long retainedBytes() {
        return 8L * (heads.length + next.length + hashes.length);
    }
}
