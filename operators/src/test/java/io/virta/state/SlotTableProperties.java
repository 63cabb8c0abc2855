package io.virta.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.virta.batch.Column;
import io.virta.batch.IntColumn;
import io.virta.batch.LongColumn;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A table against a map of keys to slots, over keys that lie densely, sparsely, at the ends of the range of numbers, or are null. */
class SlotTableProperties {
    private final Map<List<Object>, Integer> expected = new HashMap<>();

    enum Keys {
        DENSE,
        GROWING,
        SHRINKING,
        DENSE_WITH_OUTLIERS,
        SPARSE,
        EXTREME,
        WITH_NULLS
    }

    @Property(tries = 300)
    void findsWhatItWasGiven(@ForAll Keys kind, @ForAll boolean isLong, @ForAll boolean hasBuckets, @ForAll long seed) {
        expected.clear();
        Random random = new Random(seed);
        StructType key = new StructType().add("k", isLong ? AtomicType.BIGINT : AtomicType.INT);
        SlotTable table = new SlotTable(
                hasBuckets ? key.add("b", AtomicType.BIGINT, false) : key, new StructType(), hasBuckets ? 1 : -1);
        for (int round = 0; round < 12; round++) {
            int rows = 1 + random.nextInt(200);
            List<Long> keys = new ArrayList<>();
            List<Long> buckets = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                keys.add(key(kind, isLong, round * 200 + row, random));
                buckets.add((long) random.nextInt(3) + round / 4);
            }
            check(table, keys, buckets, isLong, hasBuckets, random.nextInt(3) > 0);
            if (random.nextInt(3) == 0) {
                removeOne(table);
            }
            if (hasBuckets && random.nextInt(4) == 0) {
                long bucket = round / 4;
                table.removeUpTo(bucket, table.slotsUpTo(bucket));
                expected.keySet().removeIf(entry -> (Long) entry.get(1) <= bucket);
            }
            if (random.nextInt(10) == 0) {
                table.clear();
                expected.clear();
            }
            assertEquals(expected.size(), table.size());
        }
    }

    private static Long key(Keys kind, boolean isLong, int at, Random random) {
        long max = isLong ? Long.MAX_VALUE : Integer.MAX_VALUE;
        return switch (kind) {
            case DENSE -> (long) random.nextInt(300) - 100;
            case GROWING -> (long) at;
            case SHRINKING -> (long) -at;
            case DENSE_WITH_OUTLIERS -> random.nextInt(400) == 0 ? max / 2 - at : random.nextInt(300);
            case SPARSE -> (long) random.nextInt(300) * 6_700_417;
            case EXTREME -> random.nextBoolean() ? max - random.nextInt(50) : -max + random.nextInt(50);
            case WITH_NULLS -> at > 700 && random.nextInt(20) == 0 ? null : Long.valueOf(random.nextInt(300));
        };
    }

    private void check(
            SlotTable table,
            List<Long> keys,
            List<Long> buckets,
            boolean isLong,
            boolean hasBuckets,
            boolean isAdding) {
        int rows = keys.size();
        Column key = isLong ? longs(keys) : ints(keys);
        Column[] columns = hasBuckets ? new Column[] {key, longs(buckets)} : new Column[] {key};
        int[] slots = new int[rows];
        if (isAdding) {
            table.upsert(columns, null, rows, slots);
        } else {
            table.find(columns, null, rows, slots);
        }
        for (int row = 0; row < rows; row++) {
            List<Object> entry = new ArrayList<>();
            entry.add(keys.get(row));
            entry.add(hasBuckets ? buckets.get(row) : Long.valueOf(0));
            Integer known = expected.get(entry);
            if (known != null || !isAdding) {
                assertEquals(known == null ? -1 : known, slots[row]);
            } else {
                assertNotEquals(-1, slots[row]);
                expected.put(entry, slots[row]);
            }
        }
        assertEquals(expected.size(), expected.values().stream().distinct().count());
    }

    private void removeOne(SlotTable table) {
        expected.entrySet().stream().findFirst().ifPresent(entry -> {
            table.remove(entry.getValue());
            expected.remove(entry.getKey());
        });
    }

    private static LongColumn longs(List<Long> values) {
        long[] numbers = new long[values.size()];
        boolean[] nulls = new boolean[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            nulls[i] = values.get(i) == null;
            numbers[i] = nulls[i] ? 0 : values.get(i);
        }
        return new LongColumn(numbers, values.contains(null) ? nulls : null);
    }

    private static IntColumn ints(List<Long> values) {
        LongColumn longs = longs(values);
        int[] numbers = new int[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (int) longs.value(i);
        }
        return new IntColumn(numbers, longs.nullMask());
    }
}
