package io.virta.connectors.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
     * @throws io.virta.error.VirtaException PATH_NOT_FOUND if the path, or what is fixed of a pattern, does not exist; PERMISSION_DENIED; UNKNOWN_FORMAT if a file is compressed in a way that cannot be read
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
                    addDirectory(root, root, files);
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

    private void addDirectory(Path root, Path directory, List<FileEntry> files) throws IOException {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
            for (Path child : children) {
                String name = child.getFileName().toString();
                if (name.startsWith(".") || name.startsWith("_") && name.indexOf('=') < 0) {
                    continue;
                }
                try {
                    BasicFileAttributes attributes = Files.readAttributes(child, BasicFileAttributes.class);
                    if (!attributes.isDirectory()) {
                        addFile(root, child, attributes, files);
                    } else if (settings.recursive() || name.indexOf('=') > 0) {
                        addDirectory(root, child, files);
                    }
                } catch (NoSuchFileException e) {
                    LOG.debug("{} is gone since its directory was read", child);
                }
            }
        }
    }

    private void addFile(Path root, Path path, BasicFileAttributes attributes, List<FileEntry> files) {
        if (settings.nameFilter() == null || settings.nameFilter().matches(path.getFileName())) {
            Compression.of(path);
            files.add(new FileEntry(
                    root, path, attributes.size(), attributes.lastModifiedTime().toMillis()));
        }
    }
}
