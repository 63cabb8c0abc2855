package io.virta.persistence.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** The local disk with room for so many bytes; a write beyond fills it to the last byte and fails. */
public final class FaultyDisk implements Disk {
    private final Disk disk = Disk.local();
    private long roomBytes;

    public FaultyDisk(long roomBytes) {
        this.roomBytes = roomBytes;
    }

    /** Sets how many bytes there is room for from now on. */
    public void refill(long bytes) {
        roomBytes = bytes;
    }

    @Override
    public WritableFile create(Path file) {
        WritableFile out = disk.create(file);
        return new WritableFile() {
            @Override
            public void write(ByteBuffer bytes) {
                if (bytes.remaining() > roomBytes) {
                    ByteBuffer fits = bytes.duplicate();
                    fits.limit(fits.position() + (int) roomBytes);
                    out.write(fits);
                    roomBytes = 0;
                    throw StorageErrors.io("write", file, new IOException("No space left on device"));
                }
                roomBytes -= bytes.remaining();
                out.write(bytes);
            }

            @Override
            public long positionBytes() {
                return out.positionBytes();
            }

            @Override
            public void sync() {
                out.sync();
            }

            @Override
            public void close() {
                out.close();
            }
        };
    }

    @Override
    public ReadableFile open(Path file) {
        return disk.open(file);
    }

    @Override
    public boolean exists(Path path) {
        return disk.exists(path);
    }

    @Override
    public List<Path> list(Path directory) {
        return disk.list(directory);
    }

    @Override
    public void createDirectories(Path directory) {
        disk.createDirectories(directory);
    }

    @Override
    public void rename(Path source, Path target) {
        disk.rename(source, target);
    }

    @Override
    public void delete(Path path) {
        disk.delete(path);
    }

    @Override
    public void syncDirectory(Path directory) {
        disk.syncDirectory(directory);
    }
}
