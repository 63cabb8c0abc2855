package io.virta.persistence.codec;

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
public final class RecordWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final DataOutputStream out = new DataOutputStream(bytes);

    /** The low eight bits. */
    public void writeByte(int value) {
        bytes.write(value);
    }

    /** One byte, 0 or 1. */
    public void writeBoolean(boolean value) {
        bytes.write(value ? 1 : 0);
    }

    /** Four bytes. */
    public void writeInt(int value) {
        run(() -> out.writeInt(value));
    }

    /** Eight bytes. */
    public void writeLong(long value) {
        run(() -> out.writeLong(value));
    }

    /** The length in four bytes, then the bytes. */
    public void writeBytes(byte[] value) {
        writeInt(value.length);
        bytes.writeBytes(value);
    }

    /** UTF-8, as bytes. */
    public void writeText(String value) {
        writeBytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Sixteen bytes. */
    public void writeUuid(UUID value) {
        writeLong(value.getMostSignificantBits());
        writeLong(value.getLeastSignificantBits());
    }

    /** A map, entries in the order of their keys, so that equal maps are equal bytes. */
    public void writeMap(Map<String, String> map) {
        writeInt(map.size());
        new TreeMap<>(map).forEach((key, value) -> {
            writeText(key);
            writeText(value);
        });
    }

    /** The size in four bytes, then each element. */
    public <T> void writeList(Collection<T> list, Consumer<T> element) {
        writeInt(list.size());
        list.forEach(element);
    }

    /** Whether there is a value, then the value. */
    public <T> void writeNullable(@Nullable T value, Consumer<T> writer) {
        writeBoolean(value != null);
        if (value != null) {
            writer.accept(value);
        }
    }

    /** A copy of all that was written. */
    public byte[] toByteArray() {
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
