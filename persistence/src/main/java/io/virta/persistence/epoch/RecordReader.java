package io.virta.persistence.epoch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what {@link RecordWriter} wrote. Runs into a {@link java.nio.BufferUnderflowException} where the bytes end early. Not thread-safe. */
final class RecordReader {
    private final ByteBuffer in;

    RecordReader(ByteBuffer in) {
        this.in = in;
    }

    int readByte() {
        return in.get();
    }

    boolean readBoolean() {
        return in.get() != 0;
    }

    int readInt() {
        return in.getInt();
    }

    long readLong() {
        return in.getLong();
    }

    byte[] readBytes() {
        byte[] value = new byte[in.getInt()];
        in.get(value);
        return value;
    }

    String readText() {
        return new String(readBytes(), StandardCharsets.UTF_8);
    }

    UUID readUuid() {
        return new UUID(in.getLong(), in.getLong());
    }

    Map<String, String> readMap() {
        int size = in.getInt();
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < size; i++) {
            map.put(readText(), readText());
        }
        return map;
    }

    <T> List<T> readList(Supplier<T> element) {
        int size = in.getInt();
        List<T> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(element.get());
        }
        return list;
    }

    <T> @Nullable T readNullable(Supplier<T> reader) {
        return readBoolean() ? reader.get() : null;
    }

    boolean isAtEnd() {
        return !in.hasRemaining();
    }
}
