package io.virta.persistence.overflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.state.OverflowStore;
import io.virta.state.OverflowStore.EntryScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverflowAreaTest {
    @TempDir
    private Path parent;

    private OverflowArea area;

    @BeforeEach
    void openArea() {
        area = OverflowArea.open(parent, new OverflowMemory(1 << 20, 1 << 20));
    }

    @AfterEach
    void closeArea() {
        area.close();
    }

    /** As by a thread of a run that has ended and does not know it yet; RocksDB by itself would end the process. */
    @Test
    void aStoreThatIsClosedRefusesCalls() {
        OverflowStore store = area.newStore();
        area.close();
        byte[][] keys = {{1}};
        assertThatIllegalStateException().isThrownBy(() -> store.apply(keys, keys, 1));
        assertThatIllegalStateException().isThrownBy(() -> store.get(keys, 1, new byte[1][]));
        assertThatIllegalStateException().isThrownBy(() -> store.scan(keys[0], null, new byte[1][], new byte[1][]));
        assertThatIllegalStateException().isThrownBy(() -> store.deletePrefix(keys[0]));
        openArea();
    }

    @Test
    void behavesAsASortedMap() {
        OverflowStore store = area.newStore();
        TreeMap<byte[], byte[]> model = new TreeMap<>(Arrays::compareUnsigned);
        Random random = new Random(7);
        for (int round = 0; round < 60; round++) {
            byte[][] keys = new byte[200][];
            byte[][] values = new byte[200][];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = key(random);
                values[i] = random.nextInt(4) == 0 ? null : new byte[random.nextInt(300)];
                if (values[i] == null) {
                    model.remove(keys[i]);
                } else {
                    random.nextBytes(values[i]);
                    model.put(keys[i], values[i]);
                }
            }
            store.apply(keys, values, keys.length);
            if (round % 7 == 0) {
                byte[] prefix = {(byte) random.nextInt(256)};
                store.deletePrefix(prefix);
                model.keySet().removeIf(key -> startsWith(key, prefix));
            }
            byte[][] found = new byte[200][];
            store.get(keys, 150, found);
            for (int i = 0; i < 150; i++) {
                assertThat(found[i]).isEqualTo(model.get(keys[i]));
            }
        }
        assertThat(scan(store, new byte[0])).isEqualTo(lines(model, new byte[0]));
        for (int first = 0; first < 256; first++) {
            byte[] prefix = {(byte) first};
            assertThat(scan(store, prefix)).isEqualTo(lines(model, prefix));
        }
    }

    @Test
    void deletesTheLastPrefixAndEverything() {
        OverflowStore store = area.newStore();
        byte[][] keys = {{0}, {-2, 1}, {-1}, {-1, -1, -1}, {-1, 0}};
        store.apply(keys, new byte[5][1], 5);
        store.deletePrefix(new byte[] {-1});
        assertThat(scan(store, new byte[0])).hasSize(2);
        store.deletePrefix(new byte[0]);
        assertThat(scan(store, new byte[0])).isEmpty();
    }

    @Test
    void readsSeveralPrefixesAsTheyWereWhenTheScanBegan() {
        OverflowStore store = area.newStore();
        TreeMap<byte[], byte[]> model = new TreeMap<>(Arrays::compareUnsigned);
        Random random = new Random(11);
        byte[][] keys = new byte[3000][3];
        for (int i = 0; i < keys.length; i++) {
            random.nextBytes(keys[i]);
            model.put(keys[i], new byte[] {(byte) i, 1});
        }
        store.apply(model.keySet().toArray(byte[][]::new), model.values().toArray(byte[][]::new), model.size());
        byte[][] prefixes = {{-128}, {-127}, {-1}, {0}, {5}, {6}, {127}};
        Arrays.sort(prefixes, Arrays::compareUnsigned);
        List<String> expected = new ArrayList<>();
        for (byte[] prefix : prefixes) {
            expected.addAll(lines(model, prefix));
        }
        List<String> found = new ArrayList<>();
        byte[][] readKeys = new byte[7][];
        byte[][] readValues = new byte[7][];
        try (EntryScan scan = store.scan(prefixes, prefixes.length)) {
            store.deletePrefix(new byte[0]);
            for (int count = scan.next(readKeys, readValues); count > 0; count = scan.next(readKeys, readValues)) {
                for (int i = 0; i < count; i++) {
                    found.add(Arrays.toString(readKeys[i]) + Arrays.hashCode(readValues[i]));
                }
            }
        }
        assertThat(found).isNotEmpty().isEqualTo(expected);
    }

    @Test
    void aScanThatIsOpenDoesNotKeepItsStoreFromClosing() {
        OverflowStore store = area.newStore();
        store.apply(new byte[][] {{1}}, new byte[][] {{2}}, 1);
        EntryScan scan = store.scan(new byte[][] {{1}}, 1);
        store.close();
        assertThatThrownBy(() -> scan.next(new byte[1][], new byte[1][])).isInstanceOf(IllegalStateException.class);
        scan.close();
    }

    @Test
    void storesDoNotShareKeys() {
        OverflowStore first = area.newStore();
        OverflowStore second = area.newStore();
        first.apply(new byte[][] {{1}}, new byte[][] {{2}}, 1);
        assertThat(scan(second, new byte[0])).isEmpty();
        first.close();
        first.close();
    }

    @Test
    void leavesNothingBehind() throws IOException {
        OverflowArea other = OverflowArea.open(parent, OverflowMemory.DEFAULT);
        other.newStore().apply(new byte[][] {{1}}, new byte[][] {{2}}, 1);
        assertThat(entries()).hasSize(2);
        other.close();
        assertThat(entries()).hasSize(1);
    }

    @Test
    void deletesWhatAKilledProcessLeftAndNothingElse() throws IOException {
        Path abandoned = Files.createDirectories(parent.resolve("virta-overflow-1/store-0"));
        Files.writeString(abandoned.resolveSibling("lock"), "");
        Files.createDirectory(parent.resolve("mine"));
        OverflowArea.open(parent, OverflowMemory.DEFAULT).close();
        assertThat(abandoned.getParent()).doesNotExist();
        assertThat(parent.resolve("mine")).exists();
        assertThat(entries()).hasSize(2);
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.toList();
        }
    }

    private static byte[] key(Random random) {
        byte[] key = new byte[1 + random.nextInt(2)];
        random.nextBytes(key);
        return key;
    }

    private static List<String> scan(OverflowStore store, byte[] prefix) {
        List<String> lines = new ArrayList<>();
        byte[][] keys = new byte[7][];
        byte[][] values = new byte[7][];
        byte[] after = null;
        int count;
        do {
            count = store.scan(prefix, after, keys, values);
            for (int i = 0; i < count; i++) {
                lines.add(Arrays.toString(keys[i]) + Arrays.hashCode(values[i]));
                after = keys[i];
            }
        } while (count == keys.length);
        return lines;
    }

    private static List<String> lines(Map<byte[], byte[]> model, byte[] prefix) {
        List<String> lines = new ArrayList<>();
        model.forEach((key, value) -> {
            if (startsWith(key, prefix)) {
                lines.add(Arrays.toString(key) + Arrays.hashCode(value));
            }
        });
        return lines;
    }

    private static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(Arrays.copyOf(key, prefix.length), prefix);
    }
}
