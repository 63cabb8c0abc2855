package io.virta.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.virta.batch.Column;
import io.virta.batch.ConstantColumn;
import io.virta.batch.LongColumn;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SlotTableTest {
    private static final int KEYS = 500;

    private final SlotTable table = new SlotTable(
            new StructType().add("k", AtomicType.BIGINT).add("start", AtomicType.BIGINT),
            new StructType().add("n", AtomicType.BIGINT, false),
            1);

    @Test
    void slotsOfABucketComeInTheOrderOfItsKeysAlsoWhenTheyAreUsedAgain() {
        int[] first = add(0);
        assertArrayEquals(first, table.slotsUpTo(0));
        table.removeUpTo(0, first);
        assertArrayEquals(first, add(10));
        assertArrayEquals(first, table.slotsUpTo(10));
    }

    @Test
    void slotsAreListedAfterOneWasRemoved() {
        int[] slots = add(0);
        table.remove(slots[7]);
        assertEquals(KEYS - 1, table.slotsUpTo(0).length);
        assertEquals(
                LongStream.range(0, KEYS).sum() - slots[7],
                Arrays.stream(table.slotsUpTo(0)).sum());
    }

    @Test
    void aConstantBucketFindsWhatBucketsOfRowsAdded() {
        int[] slots = add(20);
        int[] found = new int[KEYS];
        Column same = new ConstantColumn(new LongColumn(new long[] {20}, null), KEYS);
        assertEquals(0, table.upsert(new Column[] {keys(), same}, null, KEYS, found));
        assertArrayEquals(slots, found);
    }

    private int[] add(long bucket) {
        int[] slots = new int[KEYS];
        long[] buckets = LongStream.generate(() -> bucket).limit(KEYS).toArray();
        table.upsert(new Column[] {keys(), new LongColumn(buckets, null)}, null, KEYS, slots);
        return slots;
    }

    private static LongColumn keys() {
        return new LongColumn(LongStream.range(0, KEYS).map(k -> k * 7).toArray(), null);
    }
}
