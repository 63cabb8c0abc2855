package io.virta.persistence.checkpoint;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * The file operations that a checkpoint is made of. Paths are absolute. Implementations are safe for use by several threads; the files they
 * hand out are not. Every fault is a {@link io.virta.error.VirtaException} that names the file and what to do.
 */
public interface Disk {
    /** The disk of this machine. */
    static Disk local() {
        return LocalDisk.INSTANCE;
    }

    /** A new file, open for writing at its beginning; an error if it exists. It is durable after {@code sync()} and {@link #syncDirectory}. */
    WritableFile create(Path file);

    /** An existing file, open for reading. */
    ReadableFile open(Path file);

    /** Whether there is a file or directory of that path. */
    boolean exists(Path path);

    /** The files and directories directly in {@code directory}, ordered by name; empty if there is no such directory. */
    List<Path> list(Path directory);

    /** Creates a directory and its parents where missing. */
    void createDirectories(Path directory);

    /** Renames a file over {@code target}, atomically; durable after {@link #syncDirectory}. */
    void rename(Path source, Path target);

    /** Deletes a file or an empty directory; nothing happens if there is none. */
    void delete(Path path);

    /** Makes creations, renames and deletions in {@code directory} durable. */
    void syncDirectory(Path directory);

    /** The whole content of a small file. */
    default byte[] read(Path file) {
        try (ReadableFile in = open(file)) {
            return in.read(0, Math.toIntExact(in.lengthBytes()));
        }
    }

    /** Writes a file so that after a crash it holds either its old content or all of the new one; durable on return. */
    default void writeAtomically(Path file, byte[] content) {
        Path directory = file.toAbsolutePath().getParent();
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        delete(temporary);
        try (WritableFile out = create(temporary)) {
            out.write(ByteBuffer.wrap(content));
            out.sync();
        }
        rename(temporary, file);
        if (directory != null) {
            syncDirectory(directory);
        }
    }

    /** A file being written front to back. Not thread-safe. */
    interface WritableFile extends AutoCloseable {
        /** Appends all that remains in {@code bytes}. */
        void write(ByteBuffer bytes);

        /** How many bytes have been written, which is where the next ones go. */
        long positionBytes();

        /** Makes the content durable. */
        void sync();

        @Override
        void close();
    }

    /** A file being read at any position. Not thread-safe. */
    interface ReadableFile extends AutoCloseable {
        /** The length of the file. */
        long lengthBytes();

        /** Exactly {@code lengthBytes} bytes from {@code positionBytes}; an error if the file ends before. */
        byte[] read(long positionBytes, int lengthBytes);

        @Override
        void close();
    }
}
