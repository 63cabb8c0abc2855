package io.virta.runtime.source;

import io.virta.connector.Split;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Spreads the splits of an epoch over readers by bytes: the largest first, each to the reader that has least. The same splits are always spread alike. Stateless. */
public final class SplitSpreader {
    private SplitSpreader() {}

    /** The splits of each reader, in their planned order. */
    public static List<List<Split>> spread(List<Split> splits, int readers) {
        List<List<Integer>> chosen = new ArrayList<>();
        long[] bytes = new long[readers];
        for (int i = 0; i < readers; i++) {
            chosen.add(new ArrayList<>());
        }
        List<Integer> largestFirst = new ArrayList<>();
        for (int i = 0; i < splits.size(); i++) {
            largestFirst.add(i);
        }
        largestFirst.sort(Comparator.comparingLong((Integer i) -> -splits.get(i).estimatedBytes()));
        for (int split : largestFirst) {
            int least = 0;
            for (int reader = 1; reader < readers; reader++) {
                if (bytes[reader] < bytes[least]) {
                    least = reader;
                }
            }
            chosen.get(least).add(split);
            bytes[least] += Math.max(1, splits.get(split).estimatedBytes());
        }
        List<List<Split>> spread = new ArrayList<>();
        for (List<Integer> numbers : chosen) {
            numbers.sort(Comparator.naturalOrder());
            spread.add(numbers.stream().map(splits::get).toList());
        }
        return spread;
    }
}
