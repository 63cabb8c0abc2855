package io.virta.operator.aggregate;

import java.util.Arrays;

/** Slots to be emitted, each once, in the order in which they were added. */
final class SlotQueue {
    private boolean[] queued = new boolean[64];
    private int[] slots = new int[64];
    private int count;
    private int taken;

    void add(int[] added, int addedCount) {
        for (int i = 0; i < addedCount; i++) {
            int slot = added[i];
            if (slot >= queued.length) {
                queued = Arrays.copyOf(queued, Math.max(slot + 1, queued.length * 2));
            }
            if (!queued[slot]) {
                queued[slot] = true;
                if (count == slots.length) {
                    slots = Arrays.copyOf(slots, count * 2);
                }
                slots[count++] = slot;
            }
        }
    }

    /** Takes the next slots, at most {@code into.length}; returns how many. */
    int take(int[] into) {
        int next = Math.min(into.length, count - taken);
        System.arraycopy(slots, taken, into, 0, next);
        for (int i = 0; i < next; i++) {
            queued[into[i]] = false;
        }
        taken += next;
        if (taken == count) {
            taken = 0;
            count = 0;
        }
        return next;
    }

    boolean isEmpty() {
        return count == 0;
    }
}
