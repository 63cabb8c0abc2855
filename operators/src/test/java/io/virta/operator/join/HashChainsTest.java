package io.virta.operator.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.batch.Batch;
import io.virta.batch.LongColumn;
import io.virta.driver.StageContext;
import io.virta.expression.ColumnRef;
import io.virta.operator.OperatorMetrics;
import io.virta.types.AtomicType;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class HashChainsTest {
    private static final ColumnRef KEY = new ColumnRef(1, "k", AtomicType.BIGINT, true, List.of());

    @Property(tries = 50)
    void findsExactlyTheRowsThatWereAddedAndNotRemoved(@ForAll long seed) {
        Random random = new Random(seed);
        KeyHashes keys = new KeyHashes(
                List.of(KEY),
                List.of(false),
                List.of(KEY),
                new StageContext(0, 1, ZoneOffset.UTC, 0, Map.of(), List.of(), new OperatorMetrics()));
        HashChains chains = new HashChains(0);
        Map<Integer, Long> rows = new HashMap<>();
        for (int i = 0; i < 500; i++) {
            int row = random.nextInt(200);
            if (rows.remove(row) != null) {
                chains.remove(row);
            } else {
                long key = random.nextInt(20);
                keys.compute(Batch.of(1, new LongColumn(new long[] {key}, null)));
                chains.add(row, keys.hashes()[0]);
                rows.put(row, key);
            }
        }
        long[] probes = new long[21];
        for (int i = 0; i < probes.length; i++) {
            probes[i] = i;
        }
        keys.compute(Batch.of(probes.length, new LongColumn(probes, null)));
        chains.probe(keys, probes.length);
        Set<List<Integer>> found = new HashSet<>();
        int[] probeRows = new int[7];
        int[] chained = new int[7];
        for (int count = chains.next(probeRows, chained); count > 0; count = chains.next(probeRows, chained)) {
            for (int i = 0; i < count; i++) {
                assertThat(found.add(List.of(probeRows[i], chained[i]))).isTrue();
            }
        }
        Set<List<Integer>> expected = new HashSet<>();
        rows.forEach((row, key) -> expected.add(List.of(key.intValue(), row)));
        assertThat(found).isEqualTo(expected);
    }
}
