package io.virta.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of a source whose rows are records as text: one for each time that rows are added. */
final class CaseFiles {
    private final Path directory;
    private int count;

    CaseFiles(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path directory() {
        return directory;
    }

    /** Adds records, each the only value of its row. */
    void add(List<List<Object>> rows) {
        try {
            Path file = Files.write(
                    directory.resolveSibling(directory.getFileName() + ".part"),
                    rows.stream().map(row -> (String) row.get(0)).toList());
            Files.move(file, directory.resolve(String.format("%04d", count++)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
