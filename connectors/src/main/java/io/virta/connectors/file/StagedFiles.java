package io.virta.connectors.file;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of a commit handle: for each its path inside the target where it is staged, its final one, and its length. Encoded as lines.
 */
record StagedFiles(List<StagedFile> files) {
    /** One file of an epoch. */
    record StagedFile(String staged, String published, long lengthBytes) {}

    private static final String VERSION = "files-1";

    byte[] encode() {
        if (files.isEmpty()) {
            return new byte[0];
        }
        StringBuilder text = new StringBuilder(VERSION).append('\n');
        for (StagedFile file : files) {
            text.append(file.lengthBytes())
                    .append('\t')
                    .append(file.staged())
                    .append('\t')
                    .append(file.published())
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static StagedFiles decode(byte[] handle) {
        List<StagedFile> files = new ArrayList<>();
        if (handle.length == 0) {
            return new StagedFiles(files);
        }
        String[] lines = new String(handle, StandardCharsets.UTF_8).split("\n");
        if (!lines[0].equals(VERSION)) {
            throw new VirtaException(
                    ErrorCode.CHECKPOINT_INCOMPATIBLE,
                    "The commit handle of a file sink has the form '" + lines[0] + "'.",
                    "Run the version of Virta that wrote the checkpoint, or a later one.");
        }
        for (int i = 1; i < lines.length; i++) {
            String[] parts = lines[i].split("\t", 3);
            files.add(new StagedFile(parts[1], parts[2], Long.parseLong(parts[0])));
        }
        return new StagedFiles(files);
    }
}
