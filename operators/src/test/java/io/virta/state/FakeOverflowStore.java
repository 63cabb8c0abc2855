package io.virta.state;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An overflow store in a sorted map, which counts what is looked up and read. */
public final class FakeOverflowStore implements OverflowStore {
    private final TreeMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);
    long lookups;
    long scanned;

    int size() {
        return entries.size();
    }

    @Override
    public void get(byte[][] keys, int count, byte @Nullable [][] values) {
        for (int i = 0; i < count; i++) {
            values[i] = entries.get(keys[i]);
            lookups++;
        }
    }

    @Override
    public void apply(byte[][] keys, byte @Nullable [][] values, int count) {
        for (int i = 0; i < count; i++) {
            if (values[i] == null) {
                entries.remove(keys[i]);
            } else {
                entries.put(keys[i], values[i]);
            }
        }
    }

    @Override
    public void deletePrefix(byte[] prefix) {
        entries.keySet().removeIf(key -> hasPrefix(key, prefix));
    }

    @Override
    public int scan(byte[] prefix, byte @Nullable [] after, byte[][] keys, byte[][] values) {
        int count = 0;
        for (Map.Entry<byte[], byte[]> entry :
                entries.tailMap(after == null ? prefix : after, after == null).entrySet()) {
            if (count == keys.length || !hasPrefix(entry.getKey(), prefix)) {
                break;
            }
            keys[count] = entry.getKey();
            values[count++] = entry.getValue();
            scanned++;
        }
        return count;
    }

    @Override
    public EntryScan scan(byte[][] prefixes, int count) {
        TreeMap<byte[], byte[]> found = new TreeMap<>(Arrays::compareUnsigned);
        entries.forEach((key, value) -> {
            for (int i = 0; i < count; i++) {
                if (hasPrefix(key, prefixes[i])) {
                    found.put(key, value.clone());
                }
            }
        });
        return new EntryScan() {
            @Override
            public int next(byte[][] keys, byte[][] values) {
                int read = 0;
                while (read < keys.length && !found.isEmpty()) {
                    Map.Entry<byte[], byte[]> first = found.pollFirstEntry();
                    keys[read] = first.getKey();
                    values[read++] = first.getValue();
                    scanned++;
                }
                return read;
            }

            @Override
            public void close() {}
        };
    }

    private static boolean hasPrefix(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    @Override
    public void close() {}
}
