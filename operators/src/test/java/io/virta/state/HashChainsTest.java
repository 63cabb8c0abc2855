package io.virta.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class HashChainsTest {
    @Property(tries = 50)
    void findsExactlyTheRowsThatWereAddedAndNotRemoved(@ForAll long seed) {
        Random random = new Random(seed);
        HashChains chains = new HashChains(0);
        Map<Integer, Long> rows = new HashMap<>();
        Set<Integer> gone = new HashSet<>();
        for (int step = 0; step < 40; step++) {
            add(chains, rows, gone, random);
            List<Integer> removed = new ArrayList<>(rows.keySet());
            int kept = random.nextInt(4);
            removed.removeIf(row -> random.nextInt(4) < kept);
            chains.remove(removed.stream().mapToInt(row -> row).toArray(), removed.size());
            removed.forEach(rows::remove);
            gone.addAll(removed);
            if (random.nextBoolean()) {
                chains.mend();
                gone.clear();
            }
        }
        long[] hashes = new long[21];
        Arrays.setAll(hashes, KeyHash::ofLong);
        boolean[] matchable = new boolean[hashes.length];
        Arrays.fill(matchable, true);
        matchable[3] = false;
        chains.probe(hashes, matchable, hashes.length);
        Set<List<Integer>> found = new HashSet<>();
        int[] probeRows = new int[7];
        int[] chained = new int[7];
        for (int count = chains.next(probeRows, chained); count > 0; count = chains.next(probeRows, chained)) {
            for (int i = 0; i < count; i++) {
                assertThat(found.add(List.of(probeRows[i], chained[i]))).isTrue();
            }
        }
        Set<List<Integer>> expected = new HashSet<>();
        rows.forEach((row, key) -> {
            if (key != 3) {
                expected.add(List.of(key.intValue(), row));
            }
        });
        assertThat(found).isEqualTo(expected);
    }

    private static void add(HashChains chains, Map<Integer, Long> rows, Set<Integer> gone, Random random) {
        Map<Integer, Long> added = new HashMap<>();
        for (int i = random.nextInt(30); i > 0; i--) {
            int row = random.nextInt(300);
            if (!rows.containsKey(row) && !gone.contains(row)) {
                added.put(row, (long) random.nextInt(20));
            }
        }
        int[] numbers = added.keySet().stream().mapToInt(row -> row).toArray();
        long[] hashes = added.values().stream().mapToLong(KeyHash::ofLong).toArray();
        chains.add(numbers, hashes, numbers.length);
        rows.putAll(added);
    }
}
