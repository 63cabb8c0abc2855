package io.virta.state;

import java.util.Arrays;
import java.util.TreeMap;

/**
 * Gives slots to rows that expire: in blocks, each of rows that expire at about the same time, so that what expires are whole blocks and the watermark stands in a few. Which rows of a block are there is
 * told by an array of expiries by slot, where those that are gone are {@link #GONE}.
 *
 * <p>Blocks of about a second each make a bucket. Where rows are so few that blocks stay empty, buckets become longer.
 */
final class RowBlocks {
    static final int BLOCK = 64;
    /** The expiry of a row that is gone. */
    static final long GONE = Long.MIN_VALUE;

    private static final int FIRST_SHIFT = 20;
    private static final int WIDENING = 2;
    private static final int MAX_SPARSE_BUCKETS = 512;

    private TreeMap<Long, Bucket> buckets = new TreeMap<>();
    private int shift = FIRST_SHIFT;
    private Bucket last = new Bucket();
    private long lastNumber;
    private boolean hasLast;
    private byte[] filled = new byte[16];
    private int blockCount;
    private int[] free = new int[16];
    private int freeCount;
    private int reusable;

    /** All slots in use are below this. */
    int slotLimit() {
        return blockCount * BLOCK;
    }

    /** How many slots are in blocks that are in use. */
    int slotsInUse() {
        return (blockCount - freeCount) * BLOCK;
    }

    /**
     * Gives each row a slot.
     *
     * @param rowCount how many rows there are already
     */
    void allocate(long[] expiries, int count, int[] slots, long rowCount) {
        int row = 0;
        while (row < count) {
            long number = expiries[row] >> shift;
            Bucket bucket = bucket(number);
            int block = bucket.count == 0 ? -1 : bucket.blocks[bucket.count - 1];
            if (block < 0 || filled[block] == BLOCK) {
                block = newBlock();
                bucket.add(block);
            }
            int at = filled[block];
            long least = bucket.least;
            while (row < count && at < BLOCK && expiries[row] >> shift == number) {
                least = Math.min(least, expiries[row]);
                slots[row++] = block * BLOCK + at++;
            }
            filled[block] = (byte) at;
            bucket.least = least;
            if (bucket.position > 0) {
                bucket.leastSeen = Math.min(bucket.leastSeen, least);
            }
        }
        if (buckets.size() > MAX_SPARSE_BUCKETS && slotsInUse() > 4 * (rowCount + count)) {
            widen();
        }
    }

    private Bucket bucket(long number) {
        if (!hasLast || number != lastNumber) {
            last = buckets.computeIfAbsent(number, created -> new Bucket());
            lastNumber = number;
            hasLast = true;
        }
        return last;
    }

    private int newBlock() {
        int block;
        if (reusable > 0) {
            // Those freed since the last time that they became usable lie behind.
            block = free[--reusable];
            free[reusable] = free[--freeCount];
        } else {
            block = blockCount++;
            if (block == filled.length) {
                filled = Arrays.copyOf(filled, 2 * block);
            }
        }
        filled[block] = 0;
        return block;
    }

    private void release(int block) {
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, 2 * freeCount);
        }
        free[freeCount++] = block;
    }

    /** Lets slots be used again that have become free. */
    void reuseFree() {
        reusable = freeCount;
    }

    private void widen() {
        TreeMap<Long, Bucket> narrow = buckets;
        buckets = new TreeMap<>();
        shift += WIDENING;
        hasLast = false;
        narrow.forEach((number, bucket) -> bucket(number >> WIDENING).addAll(bucket));
    }

    /**
     * Takes out rows whose expiry is at or before the watermark, and sets their expiry to {@link #GONE}.
     *
     * @param taken receives their slots; not shorter than a block
     * @return how many; 0 if none is left
     */
    int takeExpired(long watermarkMicros, long[] expiries, int[] taken) {
        int count = 0;
        while (!buckets.isEmpty()) {
            Bucket first = buckets.firstEntry().getValue();
            if (first.least > watermarkMicros) {
                return count;
            }
            while (first.position < first.count) {
                if (count + BLOCK > taken.length) {
                    return count;
                }
                count = takeOfBlock(first, watermarkMicros, expiries, taken, count);
            }
            first.position = 0;
            first.least = first.leastSeen;
            first.leastSeen = Long.MAX_VALUE;
            if (first.count == 0) {
                buckets.pollFirstEntry();
                hasLast = false;
            }
        }
        return count;
    }

    private int takeOfBlock(Bucket bucket, long watermarkMicros, long[] expiries, int[] taken, int from) {
        int block = bucket.blocks[bucket.position];
        int end = block * BLOCK + filled[block];
        int count = from;
        long least = Long.MAX_VALUE;
        boolean isEmpty = true;
        for (int slot = block * BLOCK; slot < end; slot++) {
            long expiry = expiries[slot];
            if (expiry > watermarkMicros) {
                least = Math.min(least, expiry);
                isEmpty = false;
            } else if (expiry != GONE) {
                taken[count++] = slot;
                expiries[slot] = GONE;
            }
        }
        if (isEmpty) {
            bucket.blocks[bucket.position] = bucket.blocks[--bucket.count];
            release(block);
        } else {
            bucket.position++;
            bucket.leastSeen = Math.min(bucket.leastSeen, least);
        }
        return count;
    }

    /**
     * Takes out the block of the rows that expire last.
     *
     * @param taken receives the slots of its rows, from {@code from} on; their expiry is left as it is
     * @return the end of the slots received
     */
    int takeLastBlock(long[] expiries, int[] taken, int from) {
        Bucket latest = buckets.lastEntry().getValue();
        int block = latest.blocks[--latest.count];
        int count = from;
        for (int slot = block * BLOCK; slot < block * BLOCK + filled[block]; slot++) {
            if (expiries[slot] != GONE) {
                taken[count++] = slot;
            }
        }
        release(block);
        if (latest.count == 0) {
            buckets.pollLastEntry();
            hasLast = false;
        }
        return count;
    }

    /** The slots of all rows. */
    int[] slots(long[] expiries) {
        int[] slots = new int[slotsInUse()];
        int count = 0;
        for (Bucket bucket : buckets.values()) {
            for (int i = 0; i < bucket.count; i++) {
                int block = bucket.blocks[i];
                for (int slot = block * BLOCK; slot < block * BLOCK + filled[block]; slot++) {
                    if (expiries[slot] != GONE) {
                        slots[count++] = slot;
                    }
                }
            }
        }
        return Arrays.copyOf(slots, count);
    }

    long retainedBytes() {
        return filled.length + 4L * free.length + 4L * blockCount + 128L * buckets.size();
    }

    /** Blocks of rows that expire within one stretch of time. */
    private static final class Bucket {
        private int[] blocks = new int[2];
        private int count;
        /** No row expires before this. */
        private long least = Long.MAX_VALUE;
        /** Where the search for rows that have expired stands, and the least expiry that it has seen of those that have not. */
        private int position;

        private long leastSeen = Long.MAX_VALUE;

        void add(int block) {
            if (count == blocks.length) {
                blocks = Arrays.copyOf(blocks, 2 * count);
            }
            blocks[count++] = block;
        }

        void addAll(Bucket other) {
            for (int i = 0; i < other.count; i++) {
                add(other.blocks[i]);
            }
            least = Math.min(least, other.least);
            leastSeen = Long.MAX_VALUE;
            position = 0;
        }
    }
}
