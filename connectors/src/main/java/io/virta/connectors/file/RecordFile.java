package io.virta.connectors.file;

import io.virta.error.VirtaException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The records that begin in a range of a file's bytes: the first one is that which begins at or after the start of the range, the last one may reach beyond its end. Reads the file in large pieces;
 * {@link #bytes} is valid until the next call of {@link #next}. A byte order mark at the start of the file is no part of its first record.
 *
 * <p>A compressed file is read whole; positions in it count its decompressed bytes.
 */
final class RecordFile implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 20;

    private final Path path;
    private final InputStream content;
    private final Compression compression;
    /** Of the content, or the largest number while that is unknown. */
    private long lengthBytes;

    private final long end;
    private final @Nullable RecordBounds bounds;
    private byte[] buffer;
    private int filled;
    private int recordFrom;
    private int recordTo;
    private int nextFrom;
    /** The position in the file of the buffer's first byte. */
    private long bufferAt;

    private long marked;

    private RecordFile(
            Path path,
            InputStream content,
            Compression compression,
            long lengthBytes,
            long from,
            long end,
            @Nullable RecordBounds bounds) {
        this.path = path;
        this.content = content;
        this.compression = compression;
        this.lengthBytes = lengthBytes;
        this.end = end;
        this.bounds = bounds;
        this.bufferAt = from;
        this.buffer = new byte[(int) Math.min(BUFFER_BYTES, Math.max(1, lengthBytes - from))];
    }

    /**
     * Opens a file that is as it was planned.
     *
     * @param bounds finds the ends of records, or null if the file is one record
     * @throws VirtaException SOURCE_CHANGED if its length or time is another, PATH_NOT_FOUND, PERMISSION_DENIED, DAMAGED_FILE
     */
    static RecordFile open(FileSplit file, long from, long to, @Nullable RecordBounds bounds, boolean header) {
        Path path = file.path();
        Compression compression = Compression.of(path);
        RecordFile records = null;
        try {
            check(file);
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            if (compression == Compression.NONE) {
                int before = from == 0 || bounds == null ? 0 : (int) Math.min(from, bounds.separatorLength());
                channel.position(from - before);
                records = new RecordFile(
                        path,
                        Channels.newInputStream(channel),
                        compression,
                        file.lengthBytes(),
                        from - before,
                        to,
                        bounds);
            } else {
                records = decompressed(file, channel, compression, bounds);
            }
            if (bounds != null && (from > 0 || header)) {
                records.skipRecord();
            }
            return records;
        } catch (IOException e) {
            if (records != null) {
                records.close();
            }
            throw error(path, compression, e);
        }
    }

    private static RecordFile decompressed(
            FileSplit file, FileChannel channel, Compression compression, @Nullable RecordBounds bounds)
            throws IOException {
        try {
            InputStream content = compression.decompress(Channels.newInputStream(channel), file.lengthBytes());
            return new RecordFile(file.path(), content, compression, Long.MAX_VALUE, 0, Long.MAX_VALUE, bounds);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** The error for a file that cannot be read. */
    VirtaException error(IOException e) {
        return error(path, compression, e);
    }

    private static VirtaException error(Path path, Compression compression, IOException e) {
        boolean broken = compression != Compression.NONE && (e instanceof ZipException || e instanceof EOFException);
        return broken ? FileErrors.broken(path, compression, e) : FileErrors.of("read", path, e);
    }

    private static void check(FileSplit file) throws IOException {
        if (!Files.exists(file.path())) {
            throw FileErrors.changed(file.path(), "was removed");
        }
        BasicFileAttributes now = Files.readAttributes(file.path(), BasicFileAttributes.class);
        if (now.size() != file.lengthBytes()) {
            String how = now.size() < file.lengthBytes() ? "shrank" : "grew";
            throw FileErrors.changed(file.path(), how + " from " + file.lengthBytes() + " to " + now.size() + " bytes");
        }
        if (now.lastModifiedTime().toMillis() != file.modifiedMillis()) {
            throw FileErrors.changed(file.path(), "was written again");
        }
    }

    Path path() {
        return path;
    }

    byte[] bytes() {
        return buffer;
    }

    int from() {
        return recordFrom;
    }

    int to() {
        return recordTo;
    }

    /** The position at which the record begins. */
    long recordPosition() {
        return bufferAt + recordFrom;
    }

    /** The position after the records read so far. */
    long position() {
        return Math.min(end, bufferAt + nextFrom);
    }

    /** Whether positions of records are those at which a split may begin. */
    boolean hasPositions() {
        return compression == Compression.NONE;
    }

    /** Whether no record follows. */
    boolean isAtEnd() throws IOException {
        return bufferAt + nextFrom >= end || (nextFrom == filled && !fill());
    }

    /** Remembers the position. */
    void mark() {
        marked = position();
    }

    /** The position at the last {@link #mark}. */
    long positionBefore() {
        return marked;
    }

    private void skipRecord() throws IOException {
        if (findEnd() && bounds != null) {
            nextFrom = recordTo + bounds.separatorLength();
        } else {
            nextFrom = filled;
        }
    }

    /** Moves to the next record that begins in the range. */
    boolean next() throws IOException {
        if (bufferAt + nextFrom >= end || (!hasPositions() && isAtEnd())) {
            return false;
        }
        boolean separated = findEnd();
        recordFrom = nextFrom;
        nextFrom = bounds == null || !separated ? filled : recordTo + bounds.separatorLength();
        if (bounds != null) {
            recordTo = bounds.trim(buffer, recordFrom, recordTo);
        }
        if (bufferAt + recordFrom == 0 && startsWithByteOrderMark()) {
            recordFrom += 3;
        }
        return true;
    }

    /** Whether bytes begin with the byte order mark of UTF-8. */
    static boolean startsWithByteOrderMark(byte[] bytes, int from, int to) {
        return to - from >= 3
                && bytes[from] == (byte) 0xef
                && bytes[from + 1] == (byte) 0xbb
                && bytes[from + 2] == (byte) 0xbf;
    }

    private boolean startsWithByteOrderMark() {
        return startsWithByteOrderMark(buffer, recordFrom, recordTo);
    }

    /** Sets where the record at {@code nextFrom} ends, reading on as needed. False if no separator ends it. */
    private boolean findEnd() throws IOException {
        int searched = nextFrom;
        while (true) {
            int at = bounds == null ? -1 : bounds.find(buffer, searched, filled);
            if (at >= 0) {
                recordTo = at;
                return true;
            }
            int moved = nextFrom;
            searched = bounds == null ? filled : bounds.searchAgainFrom(nextFrom, filled);
            if (!fill()) {
                recordTo = filled;
                return false;
            }
            searched -= moved - nextFrom;
        }
    }

    /** Reads more, keeping the bytes from {@code nextFrom} on. False at the planned end of the file. */
    private boolean fill() throws IOException {
        long left = lengthBytes - bufferAt - filled;
        if (left <= 0) {
            return false;
        }
        int kept = filled - nextFrom;
        byte[] target = buffer;
        if (kept > buffer.length / 2) {
            target = new byte[(int) Math.min(Integer.MAX_VALUE - 8L, 2L * buffer.length)];
            if (target.length == buffer.length) {
                throw new IOException("a record is longer than 2 GiB");
            }
        }
        System.arraycopy(buffer, nextFrom, target, 0, kept);
        buffer = target;
        bufferAt += nextFrom;
        nextFrom = 0;
        filled = kept;
        int count = content.read(buffer, filled, (int) Math.min(left, buffer.length - filled));
        if (count <= 0 && !hasPositions()) {
            lengthBytes = bufferAt + filled;
            return false;
        }
        if (count <= 0) {
            throw FileErrors.changed(path, "shrank while it was read");
        }
        filled += count;
        return true;
    }

    @Override
    public void close() {
        try {
            content.close();
        } catch (IOException e) {
            throw FileErrors.of("close", path, e);
        }
        buffer = Arrays.copyOf(buffer, 0);
    }
}
