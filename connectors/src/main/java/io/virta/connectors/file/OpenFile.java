package io.virta.connectors.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A staged file that is being written. It takes a buffer and a file handle only between {@link #out} and {@link #suspend}. */
final class OpenFile {
    private static final int BUFFER_BYTES = 1 << 18;

    private final Path path;
    private final String name;
    private final Compression compression;
    private @Nullable FileChannel channel;
    private @Nullable OutputStream out;

    private OpenFile(Path path, String name, Compression compression) {
        this.path = path;
        this.name = name;
        this.compression = compression;
    }

    /**
     * Makes a file, and its directories where they are missing.
     *
     * @param name its path below the target once it is published
     */
    static OpenFile create(Path path, String name, Compression compression) throws IOException {
        Files.createDirectories(path.getParent());
        Files.createFile(path);
        return new OpenFile(path, name, compression);
    }

    Path path() {
        return path;
    }

    String name() {
        return name;
    }

    /** Takes more content, until the file is suspended. */
    OutputStream out() throws IOException {
        OutputStream current = out;
        if (current == null) {
            FileChannel opened = FileChannel.open(path, StandardOpenOption.APPEND);
            channel = opened;
            current = new BufferedOutputStream(compression.compress(Channels.newOutputStream(opened)), BUFFER_BYTES);
            out = current;
        }
        return current;
    }

    /** Writes what is buffered and lets go of the handle. */
    void suspend() throws IOException {
        OutputStream current = out;
        if (current != null) {
            out = null;
            channel = null;
            current.close();
        }
    }

    /** Makes the content durable. Returns the file's length, bytes. */
    long finish() throws IOException {
        suspend();
        try (FileChannel finished = FileChannel.open(path, StandardOpenOption.WRITE)) {
            finished.force(true);
            return finished.size();
        }
    }

    /** Gives the file up. */
    void close() {
        FileChannel current = channel;
        channel = null;
        out = null;
        try {
            if (current != null) {
                current.close();
            }
        } catch (IOException e) {
            throw FileErrors.of("close", path, e);
        }
    }
}
