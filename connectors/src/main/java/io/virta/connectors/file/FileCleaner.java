package io.virta.connectors.file;

import io.virta.connector.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes or archives files whose epoch has committed. A file that cannot be cleaned stays, with a warning: the query does not depend on it. */
final class FileCleaner {
    private static final Logger LOG = LoggerFactory.getLogger(FileCleaner.class);

    private final FileSourceSettings settings;

    FileCleaner(FileSourceSettings settings) {
        this.settings = settings;
    }

    /** Cleans the files of an epoch. Returns those that are gone now. */
    List<Path> clean(List<Split> splits) {
        List<Path> gone = new ArrayList<>();
        if (settings.clean() == FileSourceSettings.Clean.OFF) {
            return gone;
        }
        Set<Path> files = new LinkedHashSet<>();
        for (Split split : splits) {
            files.add(Path.of(split.channel()));
        }
        for (Path file : files) {
            try {
                cleanFile(file);
                gone.add(file);
            } catch (IOException e) {
                LOG.warn("cannot clean {}, which has been read", file, e);
            }
        }
        return gone;
    }

    private void cleanFile(Path file) throws IOException {
        Path archive = settings.archive();
        if (archive == null) {
            Files.deleteIfExists(file);
            return;
        }
        Path target = archive.resolve(file.subpath(0, file.getNameCount()));
        if (Files.exists(file)) {
            Files.createDirectories(target.getParent());
            Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
