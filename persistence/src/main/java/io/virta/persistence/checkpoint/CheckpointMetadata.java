package io.virta.persistence.checkpoint;

import io.virta.error.VirtaException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The identity of a checkpoint, kept in its file {@code metadata} as four lines of text and a checksum.
 *
 * @param formatVersion version of the layout of the directory
 * @param queryId id of the query, the same for all its runs
 * @param created when the checkpoint was made
 */
public record CheckpointMetadata(int formatVersion, UUID queryId, Instant created) {
    /** The layout that this version writes. */
    public static final int CURRENT_FORMAT = 1;

    private static final String TITLE = "virta-checkpoint";

    byte[] encode() {
        String body = TITLE + "\nformat=" + formatVersion + "\nquery=" + queryId + "\ncreated=" + created + "\n";
        return (body + "checksum=" + checksum(body) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Reads the content of {@code file}; refuses what is damaged, or newer than this version. */
    static CheckpointMetadata decode(Path file, byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        int end = text.lastIndexOf("checksum=");
        if (!text.startsWith(TITLE + "\n") || end < 0) {
            throw StorageErrors.damaged(file, "is not the metadata of a Virta checkpoint");
        }
        String body = text.substring(0, end);
        if (!text.substring(end).equals("checksum=" + checksum(body) + "\n")) {
            throw StorageErrors.damaged(file, "does not match its checksum");
        }
        String[] lines = body.split("\n", -1);
        try {
            int format = Integer.parseInt(value(file, lines, 1, "format="));
            if (format > CURRENT_FORMAT) {
                throw StorageErrors.newerFormat(file, format, CURRENT_FORMAT);
            }
            return new CheckpointMetadata(
                    format,
                    UUID.fromString(value(file, lines, 2, "query=")),
                    Instant.parse(value(file, lines, 3, "created=")));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw StorageErrors.damaged(file, "has a value that does not parse", e);
        }
    }

    private static String value(Path file, String[] lines, int index, String key) throws VirtaException {
        if (index >= lines.length || !lines[index].startsWith(key)) {
            throw StorageErrors.damaged(file, "lacks the line " + key);
        }
        return lines[index].substring(key.length());
    }

    private static String checksum(String body) {
        CRC32C crc = new CRC32C();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
