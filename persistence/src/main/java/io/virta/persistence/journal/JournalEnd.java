package io.virta.persistence.journal;

import io.virta.persistence.checkpoint.StorageErrors;
import io.virta.persistence.codec.Checksum;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a journal has been written, in a small file beside its directory. A database whose log was cut off looks like one whose last write a crash tore; only that what is missing had been
 * acknowledged tells them apart, and then epochs would run twice. The file is written after the database has synced and never synced itself, so it never runs ahead of the journal: after a power failure it
 * may lag, and then less is checked. Not thread-safe.
 */
final class JournalEnd implements AutoCloseable {
    private static final int NUMBER_DIGITS = 16;

    private final Path file;
    private @Nullable FileChannel channel;

    /** The end of the journal in {@code directory}. */
    JournalEnd(Path directory) {
        this.file = directory.resolveSibling(directory.getFileName() + "-end");
    }

    /** The number of the last write that was acknowledged, 0 if none is known. */
    long acknowledged() {
        try {
            String text = Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
            if (text.isEmpty()) {
                return 0;
            }
            String digits = text.substring(0, Math.min(NUMBER_DIGITS, text.length()));
            if (!text.equals(line(digits))) {
                throw StorageErrors.damaged(
                        file,
                        "does not match its checksum; without it, the end of the journal beside it is not checked");
            }
            return Long.parseUnsignedLong(digits, 16);
        } catch (IOException e) {
            throw Files.isDirectory(file)
                    ? StorageErrors.damaged(file, "is a directory")
                    : StorageErrors.io("read", file, e);
        }
    }

    /** Writes up to {@code number} have been acknowledged. Whether this can be noted decides nothing but what the next start can check. */
    void advance(long number) {
        byte[] line = line(String.format(Locale.ROOT, "%0" + NUMBER_DIGITS + "x", number))
                .getBytes(StandardCharsets.ISO_8859_1);
        try {
            FileChannel open = channel;
            if (open == null) {
                open = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                channel = open;
            }
            open.write(ByteBuffer.wrap(line), 0);
        } catch (IOException lessToCheck) {
            close();
        }
    }

    private static String line(String digits) {
        int checksum = Checksum.of(digits.getBytes(StandardCharsets.ISO_8859_1));
        return digits + String.format(Locale.ROOT, " %08x", checksum) + "\n";
    }

    @Override
    public void close() {
        try (FileChannel open = channel) {
            channel = null;
        } catch (IOException nothingToLose) {
            // What was written is in the file; it is not synced anyway.
        }
    }
}
