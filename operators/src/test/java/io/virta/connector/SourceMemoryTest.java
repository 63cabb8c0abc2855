package io.virta.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SourceMemoryTest {
    @Test
    void aChangeForgetsAndThenAdds() {
        SourceMemory memory = SourceMemory.EMPTY
                .after(MemoryChange.adding(Map.of(1L, 10, 2L, 20, 3L, 30)))
                .after(MemoryChange.of(new TreeMap<>(Map.of(4L, 5)), new TreeSet<>(java.util.List.of(3L)), 15));
        assertThat(memory.folded()).isEqualTo(MemoryChange.adding(Map.of(2L, 20, 4L, 5)));
    }

    @Test
    void aChangeOfNothingLeavesAMemory() {
        SourceMemory memory = SourceMemory.EMPTY.after(MemoryChange.adding(Map.of(1L, 10)));
        assertThat(memory.after(MemoryChange.NONE)).isSameAs(memory);
    }

    @Test
    void remembersWhatAPlainMapWould() {
        Random random = new Random(7);
        TreeMap<Long, Integer> expected = new TreeMap<>();
        SourceMemory memory = SourceMemory.EMPTY;
        for (int step = 0; step < 2000; step++) {
            TreeMap<Long, Integer> added = new TreeMap<>();
            TreeSet<Long> forgotten = new TreeSet<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                added.put((long) random.nextInt(3000) - 1500, step + random.nextInt(100) - 50);
            }
            for (int i = random.nextInt(2); i > 0; i--) {
                forgotten.add((long) random.nextInt(3000) - 1500);
            }
            int forgetBelow = random.nextInt(10) == 0 ? step - 300 : Integer.MIN_VALUE;
            expected.keySet().removeAll(forgotten);
            expected.values().removeIf(mark -> mark < forgetBelow);
            expected.putAll(added);
            memory = memory.after(MemoryChange.of(added, forgotten, forgetBelow));
            if (step % 50 == 0) {
                assertThat(memory.folded()).isEqualTo(MemoryChange.adding(expected));
            }
        }
        assertThat(memory).isEqualTo(SourceMemory.EMPTY.after(MemoryChange.adding(expected)));
    }
}
