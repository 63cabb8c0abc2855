package io.virta.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ExpiryIndexTest {
    @Property(tries = 20)
    void takesExactlyTheSlotsThatAreDue(@ForAll long seed) {
        Random random = new Random(seed);
        ExpiryIndex index = new ExpiryIndex();
        Map<Integer, Long> expected = new TreeMap<>();
        long watermark = -5_000_000;
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < 50; i++) {
                int slot = random.nextInt(1000);
                long expiry = random.nextInt(10) == 0 ? ExpiryIndex.NEVER : watermark + 1 + random.nextInt(5_000_000);
                if (expected.putIfAbsent(slot, expiry) == null) {
                    index.add(slot, expiry);
                }
            }
            watermark += random.nextInt(2_000_000);
            int[] slots = new int[1 + random.nextInt(20)];
            for (int count = index.takeExpired(watermark, slots);
                    count > 0;
                    count = index.takeExpired(watermark, slots)) {
                for (int i = 0; i < count; i++) {
                    assertThat(expected.remove(slots[i])).isLessThanOrEqualTo(watermark);
                }
            }
            long bound = watermark;
            assertThat(expected.values()).allMatch(expiry -> expiry > bound);
        }
    }
}
