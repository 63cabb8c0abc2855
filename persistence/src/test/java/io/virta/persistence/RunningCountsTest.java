package io.virta.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.batch.Column;
import io.virta.batch.LongColumn;
import io.virta.persistence.checkpoint.Disk;
import io.virta.persistence.overflow.OverflowArea;
import io.virta.persistence.overflow.OverflowMemory;
import io.virta.persistence.state.Fold;
import io.virta.persistence.state.FoldPolicy;
import io.virta.persistence.state.StateManifest;
import io.virta.persistence.state.StateStorage;
import io.virta.state.KeyHash;
import io.virta.state.LongState;
import io.virta.state.MemoryStateTable;
import io.virta.state.OverflowSettings;
import io.virta.state.StateSection;
import io.virta.state.StateTable;
import io.virta.state.StateTableSpec;
import io.virta.state.TableFolder;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts by key in real tables, most of them in RocksDB, through changelog, folds, crashes and other numbers of shards. */
class RunningCountsTest {
    private static final int KEY_GROUPS = 16;
    private static final int ROWS = 500;
    private static final StateTableSpec SPEC = new StateTableSpec(
            "counts",
            new StructType().add("key", AtomicType.BIGINT),
            new StructType().add("count", AtomicType.BIGINT, false),
            StateTableSpec.NO_BUCKETS);

    @TempDir
    private Path directory;

    private final Random random = new Random(11);
    private final Map<Long, Long> expected = new HashMap<>();

    @Test
    void surviveCrashesAndRescaling() {
        StateManifest committed = StateManifest.EMPTY;
        int folds = 0;
        long epoch = 0;
        for (int attempt = 1; attempt <= 6; attempt++) {
            StateStorage storage = new StateStorage(Disk.local(), directory, "n", attempt, new FoldPolicy(4));
            storage.verify(committed);
            try (OverflowArea area = OverflowArea.open(directory.resolve("scratch"), OverflowMemory.DEFAULT)) {
                List<MemoryStateTable> shards = restored(storage, committed, 1 + attempt % 3, area);
                for (int i = 0; i < 10; i++) {
                    addRows(shards);
                    committed = committed.plus(storage.write(epoch, freeze(shards, epoch)));
                    Fold fold = storage.fold(committed, (stateId, table) -> new TableFolder(SPEC));
                    if (fold != null) {
                        committed = committed.with(fold);
                        folds++;
                    }
                    storage.retain(List.of(committed), epoch, 1);
                    epoch++;
                }
                assertThat(content(shards)).isEqualTo(expected);
                storage.write(epoch, freeze(shards, epoch));
            }
        }
        assertThat(folds).isGreaterThan(5);
    }

    private List<MemoryStateTable> restored(
            StateStorage storage, StateManifest manifest, int shards, OverflowArea area) {
        List<MemoryStateTable> tables = new ArrayList<>();
        for (int shard = 0; shard < shards; shard++) {
            MemoryStateTable table =
                    new MemoryStateTable(SPEC, KEY_GROUPS, new OverflowSettings(area.newStore(), 0, 20_000));
            int from = (shard * KEY_GROUPS + shards - 1) / shards;
            int to = ((shard + 1) * KEY_GROUPS + shards - 1) / shards;
            storage.read(manifest, "agg", from, to, table::restore);
            tables.add(table);
        }
        return tables;
    }

    private void addRows(List<MemoryStateTable> shards) {
        long[] keys = random.longs(ROWS, 0, 4000).toArray();
        long[] hashes = new long[ROWS];
        KeyHash.hash(new Column[] {new LongColumn(keys, null)}, ROWS, hashes);
        for (int shard = 0; shard < shards.size(); shard++) {
            int owner = shard;
            int[] rows = java.util.stream.IntStream.range(0, ROWS)
                    .filter(row -> KeyHash.owner(KeyHash.keyGroup(hashes[row], KEY_GROUPS), KEY_GROUPS, shards.size())
                            == owner)
                    .toArray();
            count(
                    shards.get(shard),
                    Arrays.stream(rows).mapToLong(row -> keys[row]).toArray(),
                    Arrays.stream(rows).mapToLong(row -> hashes[row]).toArray());
        }
        for (long key : keys) {
            expected.merge(key, 1L, Long::sum);
        }
    }

    private static void count(MemoryStateTable table, long[] keys, long[] hashes) {
        int[] slots = new int[keys.length];
        table.upsert(new Column[] {new LongColumn(keys, null)}, hashes, keys.length, slots);
        long[] counts = ((LongState) table.value(0)).values();
        for (int slot : slots) {
            counts[slot]++;
        }
    }

    private static List<StateSection> freeze(List<MemoryStateTable> shards, long epoch) {
        List<StateSection> sections = new ArrayList<>();
        shards.forEach(table -> sections.addAll(table.freeze("agg", epoch)));
        return sections;
    }

    private static Map<Long, Long> content(List<MemoryStateTable> shards) {
        Map<Long, Long> content = new HashMap<>();
        int[] slots = new int[64];
        for (MemoryStateTable table : shards) {
            StateTable.SlotCursor cursor = table.cursor(Long.MAX_VALUE);
            for (int count = cursor.next(slots); count > 0; count = cursor.next(slots)) {
                LongColumn keys = (LongColumn) table.keys(slots, count)[0];
                LongColumn counts = (LongColumn) table.value(0).gather(slots, count);
                for (int i = 0; i < count; i++) {
                    content.put(keys.value(i), counts.value(i));
                }
            }
        }
        return content;
    }
}
