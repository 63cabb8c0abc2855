package io.virta.connectors.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lists the files of a source. Names that begin with {@code .} or {@code _} are hidden, and so is all below them. Directories are entered if they name a partition or all are asked for. */
final class FileListing {
    private static final Comparator<FileEntry> OLDEST_FIRST =
            Comparator.comparingLong(FileEntry::modifiedMillis).thenComparing(FileEntry::path);

    private static final Logger LOG = LoggerFactory.getLogger(FileListing.class);

    private final FileSourceSettings settings;

    FileListing(FileSourceSettings settings) {
        this.settings = settings;
    }

    /**
     * The files that are there, oldest first, or newest first if the settings say so.
     *
     * @throws io.virta.error.VirtaException PATH_NOT_FOUND if the path, or what is fixed of a pattern, does not exist; PERMISSION_DENIED; UNKNOWN_FORMAT if a file is compressed in a way that cannot be read, IO_ERROR if its name cannot be
     */
    List<FileEntry> list() {
        List<FileEntry> files = new ArrayList<>();
        Path fixed = FileConnector.path(FileGlob.fixedPart(settings.path()));
        try {
            List<Path> roots = FileGlob.expand(settings.path());
            if (roots.isEmpty() && !(FileGlob.isPattern(settings.path()) && Files.exists(fixed))) {
                throw FileErrors.notFound(settings.path());
            }
            for (Path root : roots) {
                if (Files.isDirectory(root)) {
                    addDirectory(root, root, Set.of(), files);
                } else {
                    addFile(fixed, root, Files.readAttributes(root, BasicFileAttributes.class), files);
                }
            }
        } catch (IOException e) {
            throw FileErrors.of("list", fixed, e);
        }
        files.sort(settings.latestFirst() ? OLDEST_FIRST.reversed() : OLDEST_FIRST);
        return files;
    }

    /** Whether a file or directory is no input: not yet, or not for readers. */
    static boolean isHidden(String name) {
        return name.startsWith(".") || name.startsWith("_") && name.indexOf('=') < 0 || name.endsWith("._COPYING_");
    }

    /** Adds what is in a directory; {@code above} are the keys of those in which it lies, so that a link back to one of them is not followed. */
    private void addDirectory(Path root, Path directory, Set<Object> above, List<FileEntry> files) throws IOException {
        Set<Object> path = new HashSet<>(above);
        Object key = Files.readAttributes(directory, BasicFileAttributes.class).fileKey();
        if (key != null && !path.add(key)) {
            return;
        }
        try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
            for (Path child : children) {
                String name = child.getFileName().toString();
                if (isHidden(name)) {
                    continue;
                }
                try {
                    BasicFileAttributes attributes = Files.readAttributes(child, BasicFileAttributes.class);
                    if (!attributes.isDirectory()) {
                        addFile(root, child, attributes, files);
                    } else if (settings.recursive() || name.indexOf('=') > 0) {
                        addDirectory(root, child, path, files);
                    }
                } catch (NoSuchFileException e) {
                    LOG.debug("{} is gone since its directory was read", child);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** A file as it is now, or null if it is gone. */
    static @Nullable FileEntry again(FileEntry file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file.path(), BasicFileAttributes.class);
            return new FileEntry(
                    file.root(), file.path(), now.size(), now.lastModifiedTime().toMillis());
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw FileErrors.of("look at", file.path(), e);
        }
    }

    private void addFile(Path root, Path path, BasicFileAttributes attributes, List<FileEntry> files) {
        if (settings.nameFilter() == null || settings.nameFilter().matches(path.getFileName())) {
            Compression.of(path);
            FileErrors.checkName(path);
            files.add(new FileEntry(
                    root, path, attributes.size(), attributes.lastModifiedTime().toMillis()));
        }
    }
}
