package io.virta.connectors.file;

import io.virta.connector.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** What the detail of a split says about its file: the length and time with which it was planned, and its root. */
record FileSplit(Path root, Path path, long lengthBytes, long modifiedMillis) {
    static FileSplit of(Split split) {
        String[] parts = split.detail().split(",", 3);
        return new FileSplit(
                Path.of(parts[2]), Path.of(split.channel()), Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    /** All of a file. */
    static FileSplit whole(FileEntry file) {
        return new FileSplit(file.root(), file.path(), file.lengthBytes(), file.modifiedMillis());
    }

    /** Whether the file is there as it was planned. */
    boolean isAsPlanned() throws IOException {
        if (!Files.exists(path)) {
            return false;
        }
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        return now.size() == lengthBytes && now.lastModifiedTime().toMillis() == modifiedMillis;
    }

    /** A file in pieces of about so many bytes; none if it is empty. */
    static List<Split> pieces(FileEntry file, long pieceBytes) {
        List<Split> splits = new ArrayList<>();
        long length = file.lengthBytes();
        long count = Math.max(1, length / pieceBytes);
        String detail = length + "," + file.modifiedMillis() + "," + file.root();
        for (long i = 0; i < count && length > 0; i++) {
            long from = length * i / count;
            long to = length * (i + 1) / count;
            splits.add(new Split(file.path().toString(), from, to, detail, to - from));
        }
        return splits;
    }
}
