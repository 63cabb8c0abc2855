package io.virta.persistence.epoch;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Appends values to a growing array, big-endian; texts and lists with their length before them. Not thread-safe. */
final class RecordWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final DataOutputStream out = new DataOutputStream(bytes);

    void writeByte(int value) {
        bytes.write(value);
    }

    void writeBoolean(boolean value) {
        bytes.write(value ? 1 : 0);
    }

    void writeInt(int value) {
        run(() -> out.writeInt(value));
    }

    void writeLong(long value) {
        run(() -> out.writeLong(value));
    }

    void writeBytes(byte[] value) {
        writeInt(value.length);
        bytes.writeBytes(value);
    }

    void writeText(String value) {
        writeBytes(value.getBytes(StandardCharsets.UTF_8));
    }

    void writeUuid(UUID value) {
        writeLong(value.getMostSignificantBits());
        writeLong(value.getLeastSignificantBits());
    }

    /** Entries in the order of their keys, so that equal maps are equal bytes. */
    void writeMap(Map<String, String> map) {
        writeInt(map.size());
        new TreeMap<>(map).forEach((key, value) -> {
            writeText(key);
            writeText(value);
        });
    }

    <T> void writeList(Collection<T> list, Consumer<T> element) {
        writeInt(list.size());
        list.forEach(element);
    }

    <T> void writeNullable(@Nullable T value, Consumer<T> writer) {
        writeBoolean(value != null);
        if (value != null) {
            writer.accept(value);
        }
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }

    private static void run(Write write) {
        try {
            write.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Write {
        void run() throws IOException;
    }
}
