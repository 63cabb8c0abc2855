package io.virta.connectors.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A staged file that is being written.
 *
 * @param name its path below the target once it is published
 * @param out takes the content, {@code compressor} what comes out of that, null without compression
 */
record OpenFile(
        Path path,
        String name,
        FileChannel channel,
        @Nullable DeflaterOutputStream compressor,
        OutputStream out) {
    private static final int BUFFER_BYTES = 1 << 18;

    /** Makes a file, and its directories where they are missing. */
    static OpenFile create(Path path, String name, Compression compression) throws IOException {
        Files.createDirectories(path.getParent());
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream file = Channels.newOutputStream(channel);
        DeflaterOutputStream compressor = compression.compress(file);
        OutputStream out = new BufferedOutputStream(compressor == null ? file : compressor, BUFFER_BYTES);
        return new OpenFile(path, name, channel, compressor, out);
    }

    /** Makes the content durable. Returns the file's length, bytes. */
    long finish() throws IOException {
        out.flush();
        if (compressor != null) {
            compressor.finish();
        }
        channel.force(true);
        long length = channel.size();
        out.close();
        return length;
    }

    /** Gives the file up. */
    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw FileErrors.of("close", path, e);
        }
    }
}
