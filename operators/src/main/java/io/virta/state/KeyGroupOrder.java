package io.virta.state;

import java.util.function.IntToLongFunction;

/** Items sorted by key group: those of group g are {@code items[starts[g]]} to {@code items[starts[g + 1] - 1]}. */
record KeyGroupOrder(int[] items, int[] starts) {
    static KeyGroupOrder of(int[] items, int count, int keyGroups, IntToLongFunction hashOfItem) {
        int[] starts = new int[keyGroups + 2];
        int[] groups = new int[count];
        for (int i = 0; i < count; i++) {
            groups[i] = KeyHash.keyGroup(hashOfItem.applyAsLong(items[i]), keyGroups);
            starts[groups[i] + 2]++;
        }
        for (int group = 2; group < starts.length; group++) {
            starts[group] += starts[group - 1];
        }
        int[] sorted = new int[count];
        for (int i = 0; i < count; i++) {
            sorted[starts[groups[i] + 1]++] = items[i];
        }
        return new KeyGroupOrder(sorted, starts);
    }

    int count(int group) {
        return starts[group + 1] - starts[group];
    }

    int[] of(int group) {
        return java.util.Arrays.copyOfRange(items, starts[group], starts[group + 1]);
    }
}
