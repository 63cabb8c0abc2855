package io.virta.connectors.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Paths with patterns: {@code *}, {@code ?}, {@code [ab]} and <code>{a,b}</code> in any part of the path. */
final class FileGlob {
    private FileGlob() {}

    static boolean isPattern(String path) {
        return path.matches(".*[*?\\[{].*");
    }

    /** The leading directories of a path without patterns. */
    static String fixedPart(String path) {
        if (!isPattern(path)) {
            return path;
        }
        StringBuilder fixed = new StringBuilder();
        for (String part : path.split("(?<=/)")) {
            if (isPattern(part)) {
                break;
            }
            fixed.append(part);
        }
        return fixed.toString();
    }

    /** The files and directories that a path means, which all exist. */
    static List<Path> expand(String path) throws IOException {
        List<Path> matches = new ArrayList<>();
        Path fixed = FileConnector.path(fixedPart(path));
        if (!isPattern(path)) {
            if (Files.exists(fixed)) {
                matches.add(fixed);
            }
            return matches;
        }
        if (!Files.isDirectory(fixed)) {
            return matches;
        }
        matches.add(fixed);
        for (String part : path.substring(fixedPart(path).length()).split("/")) {
            List<Path> deeper = new ArrayList<>();
            for (Path directory : matches) {
                if (Files.isDirectory(directory)) {
                    try (DirectoryStream<Path> children = Files.newDirectoryStream(directory, part)) {
                        children.forEach(deeper::add);
                    }
                }
            }
            matches = deeper;
        }
        return matches;
    }
}
