package io.virta.persistence.sourcelog;

import io.virta.persistence.checkpoint.Disk.ReadableFile;
import io.virta.persistence.checkpoint.StorageErrors;
import io.virta.persistence.codec.Checksum;
import io.virta.persistence.codec.RecordReader;
import io.virta.persistence.codec.RecordWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The layout of a segment, version 1: magic (8), format version (4), then frames of length (4), its complement (4), CRC-32C of the body (4), body. A
 * last frame that is not whole, or zeros, is the torn end of a write that was never synced, and is left out; a frame before the last that is not as it
 * was written is damage.
 */
final class SegmentFormat {
    static final int VERSION = 1;
    static final int HEADER_BYTES = 12;
    private static final int FRAME_BYTES = 12;
    private static final long MAGIC = 0x5649525441_524F57L;

    private SegmentFormat() {}

    static ByteBuffer header() {
        return ByteBuffer.allocate(HEADER_BYTES).putLong(MAGIC).putInt(VERSION).flip();
    }

    static ByteBuffer frame(SourceRows rows) {
        RecordWriter out = new RecordWriter();
        out.writeText(rows.sourceId());
        out.writeText(rows.channel());
        out.writeLong(rows.from());
        out.writeLong(rows.to());
        out.writeBytes(rows.content());
        byte[] body = out.toByteArray();
        return ByteBuffer.allocate(FRAME_BYTES + body.length)
                .putInt(body.length)
                .putInt(~body.length)
                .putInt(Checksum.of(body))
                .put(body)
                .flip();
    }

    /** Hands every whole frame to {@code consumer}, in order. */
    static void read(Path file, ReadableFile in, Consumer<SourceRows> consumer) {
        long end = in.lengthBytes();
        if (end < HEADER_BYTES) {
            return;
        }
        checkHeader(file, ByteBuffer.wrap(in.read(0, HEADER_BYTES)));
        long position = HEADER_BYTES;
        while (end - position >= FRAME_BYTES) {
            ByteBuffer frame = ByteBuffer.wrap(in.read(position, FRAME_BYTES));
            int length = frame.getInt();
            int complement = frame.getInt();
            position += FRAME_BYTES;
            boolean unwritten = length == 0 && complement == 0;
            if (!unwritten && length != ~complement) {
                throw StorageErrors.damaged(file, "has a damaged length before byte " + position);
            }
            if (unwritten || length > end - position) {
                return;
            }
            byte[] body = in.read(position, length);
            position += length;
            if (Checksum.of(body) != frame.getInt()) {
                if (position == end) {
                    return;
                }
                throw StorageErrors.damaged(file, "has damaged rows before byte " + position);
            }
            consumer.accept(decode(body));
        }
    }

    private static void checkHeader(Path file, ByteBuffer header) {
        if (header.getLong() != MAGIC) {
            throw StorageErrors.damaged(file, "is not a log of source rows");
        }
        int version = header.getInt();
        if (version > VERSION) {
            throw StorageErrors.newerFormat(file, version, VERSION);
        }
    }

    private static SourceRows decode(byte[] body) {
        RecordReader in = new RecordReader(ByteBuffer.wrap(body));
        return new SourceRows(in.readText(), in.readText(), in.readLong(), in.readLong(), in.readBytes());
    }
}
