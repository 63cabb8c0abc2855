package io.virta.state;

import io.virta.batch.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;

/** Sorts entries by key group, a block at a time, read in the order of its slots, so that it stays in the processor's cache while each of its key groups takes its own. Stateless. */
final class KeyGroupBlocks {
    private static final int BLOCK = 1 << 13;

    private KeyGroupBlocks() {}

    /**
     * The batches of each key group.
     *
     * @param slots of the entries; {@code count} of them
     * @param rows makes a batch of some of them
     */
    static List<List<Batch>> of(int[] slots, int count, int keyGroups, IntToLongFunction hashOfSlot, Rows rows) {
        List<List<Batch>> entries = new ArrayList<>(keyGroups);
        for (int group = 0; group < keyGroups; group++) {
            entries.add(new ArrayList<>(count / BLOCK + 1));
        }
        for (int from = 0; from < count; from += BLOCK) {
            int[] block = Arrays.copyOfRange(slots, from, Math.min(count, from + BLOCK));
            Batch inOrder = rows.of(block, block.length);
            int[] positions = new int[block.length];
            Arrays.setAll(positions, i -> i);
            KeyGroupOrder order = KeyGroupOrder.of(
                    positions, block.length, keyGroups, position -> hashOfSlot.applyAsLong(block[position]));
            for (int group = 0; group < keyGroups; group++) {
                if (order.count(group) > 0) {
                    entries.get(group).add(inOrder.gather(order.of(group), order.count(group)));
                }
            }
        }
        return entries;
    }

    /** The rows of slots. */
    @FunctionalInterface
    interface Rows {
        Batch of(int[] slots, int count);
    }
}
