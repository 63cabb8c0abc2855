package io.virta.connectors.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Paths with patterns: {@code *}, {@code ?}, {@code [ab]} and <code>{a,b}</code> in any part of the path. */
final class FileGlob {
    private static final Logger LOG = LoggerFactory.getLogger(FileGlob.class);

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
                        for (Path child : children) {
                            if (isMeant(child, part)) {
                                deeper.add(child);
                            }
                        }
                    } catch (NoSuchFileException e) {
                        LOG.debug("{} is gone since it was found", directory);
                    } catch (DirectoryIteratorException e) {
                        throw e.getCause();
                    }
                }
            }
            matches = deeper;
        }
        return matches;
    }

    /** A pattern finds hidden names only if it begins like them. */
    private static boolean isMeant(Path child, String pattern) {
        String name = child.getFileName().toString();
        boolean spelled = pattern.startsWith(".") || pattern.startsWith("_");
        return !FileListing.isHidden(name) || spelled && name.charAt(0) == pattern.charAt(0);
    }
}
