package io.virta.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.virta.batch.BytesColumn;
import io.virta.batch.Column;
import io.virta.batch.DictionaryColumn;
import io.virta.batch.LongColumn;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** State tables against a sorted map: any sequence of changes, frozen, folded and restored anywhere, with and without overflow. */
class MemoryStateTableTest {
    private static final int KEY_GROUPS = 8;
    private static final StateTableSpec SPEC = new StateTableSpec(
            "t",
            new StructType()
                    .add("word", AtomicType.STRING)
                    .add("n", AtomicType.BIGINT)
                    .add("start", AtomicType.BIGINT),
            new StructType().add("total", AtomicType.BIGINT, false).add("last", AtomicType.STRING),
            2,
            2);
    private static final StateTableSpec LONG_KEY = new StateTableSpec(
            "n",
            new StructType().add("n", AtomicType.BIGINT),
            new StructType().add("total", AtomicType.BIGINT, false),
            StateTableSpec.NO_BUCKETS);

    private record Key(
            @Nullable String word,
            @Nullable Long n,
            @Nullable Long start) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return toString().compareTo(other.toString());
        }
    }

    private record Value(long total, @Nullable String last) {}

    @Property(tries = 60)
    void behavesLikeASortedMap(@ForAll long seed) {
        check(seed, null);
    }

    @Property(tries = 60)
    void behavesLikeASortedMapWhenMostOfItIsSpilled(@ForAll long seed) {
        check(seed, new FakeOverflowStore());
    }

    private static void check(long seed, @Nullable FakeOverflowStore store) {
        Random random = new Random(seed);
        TreeMap<Key, Value> expected = new TreeMap<>();
        MemoryStateTable table = table(store);
        Map<Integer, List<byte[]>> log = new HashMap<>();
        int spread = 1 + random.nextInt(400);
        for (int step = 0; step < 40; step++) {
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> addRows(random, spread, table, expected);
                case 3 -> removeRows(random, spread, table, expected);
                case 4 -> {
                    long bucket = (long) random.nextInt(8) * 1_000_000;
                    table.removeBucketsUpTo(bucket);
                    expected.keySet().removeIf(key -> key.start() != null && key.start() <= bucket);
                }
                default -> {
                    log(log, table.freeze("s", step));
                    if (random.nextInt(3) == 0) {
                        table = restored(random, log, store == null ? null : new FakeOverflowStore());
                    }
                }
            }
            assertEquals(expected.size(), table.size());
            if (random.nextInt(4) == 0) {
                assertSame(expected, content(table, Long.MAX_VALUE));
            }
        }
        log(log, table.freeze("s", 40));
        assertSame(expected, content(table, Long.MAX_VALUE));
        assertSame(expected, content(restored(random, log, null), Long.MAX_VALUE));
    }

    private static void assertSame(Map<Key, Value> expected, Map<Key, Value> found) {
        for (Map.Entry<Key, Value> entry : expected.entrySet()) {
            assertEquals(entry.getValue(), found.get(entry.getKey()), () -> "value of " + entry.getKey());
        }
        assertEquals(expected.keySet(), found.keySet());
    }

    private static MemoryStateTable table(@Nullable FakeOverflowStore store) {
        return new MemoryStateTable(SPEC, KEY_GROUPS, store == null ? null : new OverflowSettings(store, 3, 4000));
    }

    private static void addRows(Random random, int spread, MemoryStateTable table, SortedMap<Key, Value> expected) {
        List<Key> keys = randomKeys(random, spread);
        int count = keys.size();
        int[] slots = new int[count];
        Column[] columns = columns(keys, random.nextBoolean());
        int before = expected.size();
        int added = table.upsert(columns, table.hashes(columns, count), count, slots);
        long[] totals = ((LongState) table.value(0)).values();
        BytesState lasts = (BytesState) table.value(1);
        for (int i = 0; i < count; i++) {
            String last = random.nextInt(5) == 0 ? null : "v" + random.nextInt(1000);
            totals[slots[i]] += i;
            if (last == null) {
                lasts.clear(slots[i]);
            } else {
                byte[] bytes = last.getBytes(StandardCharsets.UTF_8);
                lasts.put(slots[i], bytes, 0, bytes.length);
            }
            Value old = expected.get(keys.get(i));
            expected.put(keys.get(i), new Value((old == null ? 0 : old.total()) + i, last));
        }
        assertEquals(expected.size() - before, added);
    }

    private static void removeRows(Random random, int spread, MemoryStateTable table, SortedMap<Key, Value> expected) {
        List<Key> keys = new ArrayList<>(new java.util.HashSet<>(randomKeys(random, spread)));
        int[] slots = new int[keys.size()];
        Column[] columns = columns(keys, false);
        table.find(columns, table.hashes(columns, slots.length), slots.length, slots);
        int found = 0;
        for (int i = 0; i < slots.length; i++) {
            assertEquals(expected.containsKey(keys.get(i)), slots[i] >= 0);
            if (slots[i] >= 0) {
                slots[found++] = slots[i];
            }
            expected.remove(keys.get(i));
        }
        table.remove(slots, found);
    }

    private static List<Key> randomKeys(Random random, int spread) {
        List<Key> keys = new ArrayList<>();
        int count = random.nextInt(100);
        for (int i = 0; i < count; i++) {
            String word = random.nextInt(10) == 0 ? null : "w" + random.nextInt(spread);
            Long n = random.nextInt(10) == 0 ? null : (long) random.nextInt(4);
            Long start = random.nextInt(10) == 0 ? null : (long) random.nextInt(10) * 1_000_000;
            keys.add(new Key(word, n, start));
        }
        return keys;
    }

    private static Column[] columns(List<Key> keys, boolean asDictionary) {
        int count = keys.size();
        String[] words = keys.stream().map(Key::word).toArray(String[]::new);
        Column wordColumn = strings(words);
        if (asDictionary) {
            int[] indices = new int[count];
            for (int i = 0; i < count; i++) {
                indices[i] = words[i] == null ? -1 : i;
            }
            wordColumn = new DictionaryColumn(strings(words), indices, count);
        }
        return new Column[] {
            wordColumn,
            longs(keys.stream().map(Key::n).toArray(Long[]::new)),
            longs(keys.stream().map(Key::start).toArray(Long[]::new))
        };
    }

    private static BytesColumn strings(@Nullable String[] values) {
        StringBuilder all = new StringBuilder();
        int[] offsets = new int[values.length + 1];
        boolean[] nulls = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            nulls[i] = values[i] == null;
            all.append(values[i] == null ? "" : values[i]);
            offsets[i + 1] = all.length();
        }
        return new BytesColumn(all.toString().getBytes(StandardCharsets.US_ASCII), offsets, nulls);
    }

    private static LongColumn longs(@Nullable Long[] values) {
        long[] longs = new long[values.length];
        boolean[] nulls = new boolean[values.length];
        boolean any = false;
        for (int i = 0; i < values.length; i++) {
            nulls[i] = values[i] == null;
            any |= nulls[i];
            longs[i] = values[i] == null ? 0 : values[i];
        }
        return new LongColumn(longs, any ? nulls : null);
    }

    private static SortedMap<Key, Value> content(MemoryStateTable table, long maxBucket) {
        TreeMap<Key, Value> content = new TreeMap<>();
        StateTable.SlotCursor cursor = table.cursor(maxBucket);
        int[] slots = new int[7];
        for (int count = cursor.next(slots); count > 0; count = cursor.next(slots)) {
            Column[] keys = table.keys(slots, count);
            LongColumn totals = (LongColumn) table.value(0).gather(slots, count);
            BytesColumn lasts = (BytesColumn) table.value(1).gather(slots, count);
            for (int i = 0; i < count; i++) {
                Key key = new Key(string(keys[0], i), number(keys[1], i), number(keys[2], i));
                content.put(key, new Value(totals.value(i), string(lasts, i)));
            }
        }
        return content;
    }

    private static @Nullable String string(Column column, int row) {
        return column.isNull(row) ? null : ((BytesColumn) column).string(row);
    }

    private static @Nullable Long number(Column column, int row) {
        return column.isNull(row) ? null : ((LongColumn) column).value(row);
    }

    private static void log(Map<Integer, List<byte[]>> log, List<StateSection> sections) {
        for (StateSection section : sections) {
            log.computeIfAbsent(section.keyGroup(), group -> new ArrayList<>()).add(section.payload());
        }
    }

    /** What the log restores to, after some of it has been folded. */
    private static MemoryStateTable restored(
            Random random, Map<Integer, List<byte[]>> log, @Nullable FakeOverflowStore store) {
        TableFolder folder = new TableFolder(SPEC);
        MemoryStateTable table = table(store);
        for (Map.Entry<Integer, List<byte[]>> group : log.entrySet()) {
            List<byte[]> payloads = group.getValue();
            if (random.nextBoolean()) {
                int from = random.nextInt(payloads.size());
                int to = from + 1 + random.nextInt(payloads.size() - from);
                List<byte[]> run = payloads.subList(from, to);
                byte[] folded = folder.fold(List.copyOf(run), from == 0);
                run.clear();
                run.add(folded);
            }
            for (byte[] payload : payloads) {
                if (payload.length > 0) {
                    table.restore(new StateSection("s", "t", group.getKey(), payload));
                }
            }
        }
        return table;
    }

    @Property(tries = 20)
    void restoresOntoAnyNumberOfShards(@ForAll long seed) {
        Random random = new Random(seed);
        TreeMap<Key, Value> expected = new TreeMap<>();
        MemoryStateTable whole = table(null);
        for (int i = 0; i < 5; i++) {
            addRows(random, 100, whole, expected);
        }
        int shards = 1 + random.nextInt(5);
        List<MemoryStateTable> parts = new ArrayList<>();
        for (int i = 0; i < shards; i++) {
            parts.add(table(null));
        }
        for (StateSection section : whole.freeze("s", 0)) {
            parts.get(KeyHash.owner(section.keyGroup(), KEY_GROUPS, shards)).restore(section);
        }
        TreeMap<Key, Value> found = new TreeMap<>();
        for (int shard = 0; shard < shards; shard++) {
            SortedMap<Key, Value> part = content(parts.get(shard), Long.MAX_VALUE);
            List<Key> keys = List.copyOf(part.keySet());
            if (!keys.isEmpty()) {
                long[] hashes = new long[keys.size()];
                KeyHash.ofKeys(columns(keys, false), 2, keys.size(), hashes);
                for (long hash : hashes) {
                    assertEquals(shard, KeyHash.owner(KeyHash.keyGroup(hash, KEY_GROUPS), KEY_GROUPS, shards));
                }
            }
            found.putAll(part);
        }
        assertEquals(expected, found);
    }

    @Property(tries = 20)
    void findsLongKeysAfterManyRemovals(@ForAll long seed) {
        Random random = new Random(seed);
        MemoryStateTable table = new MemoryStateTable(LONG_KEY, KEY_GROUPS);
        java.util.TreeSet<Long> expected = new java.util.TreeSet<>();
        for (int step = 0; step < 30; step++) {
            java.util.TreeSet<Long> drawn = new java.util.TreeSet<>();
            for (int i = 0; i < 50; i++) {
                drawn.add((long) random.nextInt(300));
            }
            Column[] columns = {longs(drawn.toArray(Long[]::new))};
            int[] slots = new int[drawn.size()];
            if (random.nextBoolean()) {
                table.upsert(columns, table.hashes(columns, slots.length), slots.length, slots);
                expected.addAll(drawn);
            } else {
                table.find(columns, table.hashes(columns, slots.length), slots.length, slots);
                table.remove(
                        java.util.Arrays.stream(slots).filter(slot -> slot >= 0).toArray(),
                        (int) java.util.Arrays.stream(slots)
                                .filter(slot -> slot >= 0)
                                .count());
                expected.removeAll(drawn);
            }
            assertEquals(expected.size(), table.size());
        }
    }

    @Property(tries = 1)
    void doesNotLookUpKeysThatWereNeverSpilled() {
        FakeOverflowStore store = new FakeOverflowStore();
        MemoryStateTable table = new MemoryStateTable(LONG_KEY, KEY_GROUPS, new OverflowSettings(store, 1, 100_000));
        Long[] keys = new Long[2000];
        int[] slots = new int[keys.length];
        for (int batch = 0; batch < 50; batch++) {
            for (int i = 0; i < keys.length; i++) {
                keys[i] = (long) batch * keys.length + i;
            }
            Column[] columns = {longs(keys)};
            assertEquals(keys.length, table.upsert(columns, table.hashes(columns, keys.length), keys.length, slots));
            assertTrue(!table.freeze("s", batch).isEmpty());
        }
        assertEquals(100_000, table.size());
        assertTrue(store.size() > 90_000);
        assertTrue(store.lookups < 5_000, "lookups: " + store.lookups);
        assertTrue(table.retainedBytes() < 600_000, "retained: " + table.retainedBytes());
    }
}
