package io.virta.persistence.state;

import io.virta.persistence.checkpoint.Disk;
import io.virta.persistence.checkpoint.Disk.WritableFile;
import io.virta.persistence.codec.Checksum;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Writes one state file, front to back. {@link #finish} makes it durable; closed without, the file is deleted. Not thread-safe. Memory: a buffer of
 * 256 KiB and the index.
 */
final class StateFileWriter implements AutoCloseable {
    private static final int BUFFER_BYTES = 256 << 10;

    private final Disk disk;
    private final Path directory;
    private final Path file;
    private final StateFileName name;
    private final WritableFile out;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private final List<SectionEntry> entries = new ArrayList<>();
    private final CRC32C checksum = new CRC32C();
    private boolean finished;

    StateFileWriter(Disk disk, Path directory, StateFileName name) {
        this.disk = disk;
        this.directory = directory;
        this.name = name;
        this.file = directory.resolve(name.toString());
        disk.delete(file);
        this.out = disk.create(file);
        byte[] header = StateFileFormat.header(name);
        checksum.update(header);
        write(header);
    }

    /** Adds a section; sections of one table come one after another. */
    void add(SectionAddress address, byte[] payload) {
        long position = out.positionBytes() + buffer.position();
        entries.add(new SectionEntry(address, position, payload.length, Checksum.of(payload)));
        write(payload);
    }

    /** Whether there is no section yet. */
    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Writes the index and makes the file durable with one fsync, and its name with that of the directory. */
    StateFile finish() {
        byte[] index = StateFileFormat.encodeIndex(entries);
        checksum.update(index);
        int sum = (int) checksum.getValue();
        write(index);
        write(StateFileFormat.trailer(index.length, sum));
        flush();
        out.sync();
        disk.syncDirectory(directory);
        finished = true;
        return new StateFile(name.toString(), name.firstEpoch(), name.lastEpoch(), out.positionBytes(), sum);
    }

    private void write(byte[] bytes) {
        if (bytes.length > buffer.remaining()) {
            flush();
        }
        if (bytes.length > buffer.capacity()) {
            out.write(ByteBuffer.wrap(bytes));
        } else {
            buffer.put(bytes);
        }
    }

    private void flush() {
        out.write(buffer.flip());
        buffer.clear();
    }

    @Override
    public void close() {
        out.close();
        if (!finished) {
            disk.delete(file);
        }
    }
}
