package io.virta.state;

import java.util.Arrays;
import java.util.TreeMap;

/**
 * Slots of a state table by the watermark at which they may go, so that eviction looks at those only that are due. Slots are kept in lists of about a second each; only the
 * list in which the watermark stands is searched. In memory only: rebuilt from the table after a restore. Used by one thread.
 */
public final class ExpiryIndex {
    /** The expiry of what never goes. */
    public static final long NEVER = StateTableSpec.NEVER;

    private static final long LIST_MICROS = 1L << 20;

    private final TreeMap<Long, Slots> lists = new TreeMap<>();
    private long lastNumber;
    private Slots last = new Slots();
    private boolean hasLast;
    private long slotCount;

    /** Adds a slot. A slot may be in the index once. */
    public void add(int slot, long expiryMicros) {
        if (expiryMicros == NEVER) {
            return;
        }
        long number = Math.floorDiv(expiryMicros, LIST_MICROS);
        if (!hasLast || number != lastNumber) {
            last = lists.computeIfAbsent(number, created -> new Slots());
            lastNumber = number;
            hasLast = true;
        }
        last.add(slot, expiryMicros);
        slotCount++;
    }

    /**
     * Takes out slots whose expiry is at or before the watermark.
     *
     * @return how many, at most as many as the array holds; 0 if none is left
     */
    public int takeExpired(long watermarkMicros, int[] slots) {
        int count = 0;
        while (count < slots.length && !lists.isEmpty()) {
            Slots first = lists.firstEntry().getValue();
            if (Math.multiplyExact(lists.firstKey(), LIST_MICROS) > watermarkMicros) {
                return count;
            }
            int before = count;
            count = first.take(watermarkMicros, slots, count);
            slotCount -= count - before;
            if (first.count == 0) {
                lists.pollFirstEntry();
                hasLast = false;
            } else if (count < slots.length) {
                return count;
            }
        }
        return count;
    }

    long retainedBytes() {
        return 12L * slotCount + 128L * lists.size();
    }

    /** Slots with their expiry, in no order. */
    private static final class Slots {
        private int[] slots = new int[8];
        private long[] expiries = new long[8];
        private int count;

        void add(int slot, long expiryMicros) {
            if (count == slots.length) {
                slots = Arrays.copyOf(slots, 2 * count);
                expiries = Arrays.copyOf(expiries, 2 * count);
            }
            slots[count] = slot;
            expiries[count++] = expiryMicros;
        }

        /** Moves those that are due to {@code taken}, as far as they fit; returns its new size. */
        int take(long watermarkMicros, int[] taken, int size) {
            int kept = 0;
            int next = size;
            for (int i = 0; i < count; i++) {
                if (expiries[i] <= watermarkMicros && next < taken.length) {
                    taken[next++] = slots[i];
                } else {
                    slots[kept] = slots[i];
                    expiries[kept++] = expiries[i];
                }
            }
            count = kept;
            return next;
        }
    }
}
