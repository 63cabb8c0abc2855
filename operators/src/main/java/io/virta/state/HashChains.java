package io.virta.state;

import java.util.Arrays;

/**
 * Row numbers by the hash of their key: all rows of one hash are found one after the other, the last added first
 * as long as there are no more rows than were expected. Rows may be removed, many at a time. In memory only. Used by one thread, for one
 * probe at a time, during which nothing is added or removed.
 *
 * <p>A reference to a row is 32 bits of its hash and its number plus one, 0 is none; so rows of other hashes are passed over without a look at them. A row that has been removed is marked in its own
 * reference to the next row until the chains are mended, each of which is then walked once.
 */
public final class HashChains {
    private static final long LEAVING = 0x80000000L;
    private static final long REMOVED = -1;
    private static final int ROW = 0x7FFFFFFF;
    private static final int WIDENING = 4;
    /** What it costs to take a row out of its chain, and to put one in, in units of passing over one. */
    private static final int PRUNE_COST = 64;

    private static final int LINK_COST = 16;

    private long[] heads;
    private long[] next;
    private long[] hashes;
    private int size;
    /** All rows are below this. */
    private int rowLimit;

    private int[] leaving = new int[16];
    private int leavingCount;
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

    private void widen(int rows) {
        mend();
        int length = heads.length;
        while (length < rows) {
            length *= WIDENING;
        }
        heads = new long[length];
        linkAll();
    }

    /** Links all rows, in the order of their numbers. */
    private void linkAll() {
        for (int row = 0; row < rowLimit; row++) {
            if (next[row] != REMOVED) {
                link(row, hashes[row]);
            }
        }
    }

    /** Removes rows that were added. They are not found any more; before their numbers are used again, the chains must be mended. */
    public void remove(int[] rows, int count) {
        if (leavingCount + count > leaving.length) {
            leaving = Arrays.copyOf(leaving, Presence.grown(leaving.length, leavingCount + count));
        }
        for (int i = 0; i < count; i++) {
            next[rows[i]] |= LEAVING;
        }
        System.arraycopy(rows, 0, leaving, leavingCount, count);
        leavingCount += count;
        size -= count;
    }

    /** Takes the rows out of their chains that have been removed: chain by chain, or by linking all others anew where those are few. */
    public void mend() {
        if ((long) leavingCount * PRUNE_COST > heads.length / 8 + rowLimit + (long) size * LINK_COST) {
            for (int i = 0; i < leavingCount; i++) {
                next[leaving[i]] = REMOVED;
            }
            Arrays.fill(heads, 0);
            linkAll();
        } else {
            for (int i = 0; i < leavingCount; i++) {
                if (next[leaving[i]] != REMOVED) {
                    prune(chain(hashes[leaving[i]]));
                }
            }
        }
        leavingCount = 0;
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
            long following = next[row];
            if ((int) (candidate >>> 32) == (int) probeHashes[probeRow] && (following & LEAVING) == 0) {
                probeRows[count] = probeRow;
                rows[count++] = row;
            }
            candidate = following & ~LEAVING;
        }
        return count;
    }

    /** Bytes of memory held. */
    public long retainedBytes() {
        return 8L * (heads.length + next.length + hashes.length) + 4L * leaving.length;
    }
}
