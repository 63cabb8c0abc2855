package io.virta.persistence.codec;

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
public final class RecordReader {
    private final ByteBuffer in;

    /** Reads from the position of {@code in}, which it moves, to its limit. */
    public RecordReader(ByteBuffer in) {
        this.in = in;
    }

    /** A signed byte. */
    public int readByte() {
        return in.get();
    }

    /** False for the byte 0. */
    public boolean readBoolean() {
        return in.get() != 0;
    }

    /** Four bytes. */
    public int readInt() {
        return in.getInt();
    }

    /** Eight bytes. */
    public long readLong() {
        return in.getLong();
    }

    /** A new array. */
    public byte[] readBytes() {
        byte[] value = new byte[in.getInt()];
        in.get(value);
        return value;
    }

    /** UTF-8 with its length before it. */
    public String readText() {
        return new String(readBytes(), StandardCharsets.UTF_8);
    }

    /** Sixteen bytes. */
    public UUID readUuid() {
        return new UUID(in.getLong(), in.getLong());
    }

    /** A new map, the caller's. */
    public Map<String, String> readMap() {
        int size = in.getInt();
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < size; i++) {
            map.put(readText(), readText());
        }
        return map;
    }

    /** A new list, the caller's. */
    public <T> List<T> readList(Supplier<T> element) {
        int size = in.getInt();
        List<T> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(element.get());
        }
        return list;
    }

    /** Null where none was written. */
    public <T> @Nullable T readNullable(Supplier<T> reader) {
        return readBoolean() ? reader.get() : null;
    }

    /** Whether nothing is left. */
    public boolean isAtEnd() {
        return !in.hasRemaining();
    }
}
