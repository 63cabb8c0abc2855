package io.virta.state;

import io.virta.batch.Column;
import io.virta.batch.FlatColumn;

/** Finds an element of an {@link ArrayState} by slot and value: an open-addressing index over all elements, built when it is first needed. */
final class ElementSet {
    private final ArrayState arrays;
    private int[] elements = new int[64];
    private int[] owners = new int[64];
    private long[] hashes = new long[64];
    private int count;

    private ElementSet(ArrayState arrays) {
        this.arrays = arrays;
    }

    static ElementSet of(ArrayState arrays, int slots) {
        ElementSet set = new ElementSet(arrays);
        int[] one = new int[1];
        for (int slot = 0; slot < slots; slot++) {
            int size = arrays.size(slot);
            if (size > 0) {
                one[0] = slot;
                Column values = arrays.gather(one, 1).elements();
                long[] valueHashes = new long[size];
                KeyHash.hash(new Column[] {values}, size, valueHashes);
                int i = 0;
                for (int element = arrays.first(slot); element >= 0; element = arrays.next(element)) {
                    set.add(slot, valueHashes[i++], element);
                }
            }
        }
        return set;
    }

    boolean contains(int slot, long hash, FlatColumn values, int row) {
        int mask = elements.length - 1;
        long mixed = KeyHash.mix(hash, slot);
        for (int at = (int) mixed & mask; elements[at] != 0; at = at + 1 & mask) {
            if (hashes[at] == mixed
                    && owners[at] == slot
                    && arrays.elements().sameValue(elements[at] - 1, values, row)) {
                return true;
            }
        }
        return false;
    }

    void add(int slot, long hash, int element) {
        if (++count * 2 > elements.length) {
            grow();
        }
        place(slot, KeyHash.mix(hash, slot), element + 1);
    }

    private void place(int slot, long mixed, int element) {
        int mask = elements.length - 1;
        int at = (int) mixed & mask;
        while (elements[at] != 0) {
            at = at + 1 & mask;
        }
        elements[at] = element;
        owners[at] = slot;
        hashes[at] = mixed;
    }

    private void grow() {
        int[] oldElements = elements;
        int[] oldOwners = owners;
        long[] oldHashes = hashes;
        elements = new int[oldElements.length * 2];
        owners = new int[oldElements.length * 2];
        hashes = new long[oldElements.length * 2];
        for (int i = 0; i < oldElements.length; i++) {
            if (oldElements[i] != 0) {
                place(oldOwners[i], oldHashes[i], oldElements[i]);
            }
        }
    }
}
