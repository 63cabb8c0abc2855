package io.virta.operator.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.LongColumn;
import io.virta.state.KeyHash;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRouterTest {
    private static final int KEY_GROUPS = 64;

    @Test
    void eachRowGoesToTheOwnerOfItsKeyGroupInOrder() {
        long[] keys = new long[1000];
        long[] numbers = new long[keys.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = i % 37;
            numbers[i] = i;
        }
        Batch batch = Batch.of(keys.length, new LongColumn(numbers, null), new LongColumn(keys, null));
        Batch[] parts = new KeyRouter(new int[] {1}, KEY_GROUPS, 3).split(batch);
        List<Long> seen = new ArrayList<>();
        for (int instance = 0; instance < parts.length; instance++) {
            long before = -1;
            long[] hashes = new long[parts[instance].rowCount()];
            KeyHash.hash(new Column[] {parts[instance].column(1)}, hashes.length, hashes);
            for (int row = 0; row < hashes.length; row++) {
                long number = ((LongColumn) parts[instance].column(0)).value(row);
                assertThat(number).isGreaterThan(before);
                assertThat(KeyHash.owner(KeyHash.keyGroup(hashes[row], KEY_GROUPS), KEY_GROUPS, 3))
                        .isEqualTo(instance);
                before = number;
                seen.add(number);
            }
        }
        assertThat(seen).hasSize(keys.length).doesNotHaveDuplicates();
    }

    @Test
    void aBatchForOneInstanceIsNotCopied() {
        Batch batch = Batch.of(3, new LongColumn(new long[] {5, 5, 5}, null));
        assertThat(new KeyRouter(new int[] {0}, KEY_GROUPS, 4).split(batch)).contains(batch);
        assertThat(new KeyRouter(new int[] {0}, KEY_GROUPS, 1).split(batch)).containsExactly(batch);
    }

    @Test
    void anEmptyBatchGoesNowhere() {
        Batch batch = Batch.of(0, new LongColumn(new long[0], null));
        assertThat(new KeyRouter(new int[] {0}, KEY_GROUPS, 2).split(batch)).containsOnlyNulls();
    }
}
