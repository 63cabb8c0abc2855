package io.virta.connectors.file;

import io.virta.connector.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes or archives files whose epoch has committed. A file that cannot be cleaned stays, with a warning: the query does not depend on it. An archived file of the same name stays too: the next one gets a number. */
final class FileCleaner {
    private static final Logger LOG = LoggerFactory.getLogger(FileCleaner.class);

    private final FileSourceSettings settings;

    FileCleaner(FileSourceSettings settings) {
        this.settings = settings;
    }

    /** Cleans the files of an epoch. Returns those that are gone now, or have given way to others that nobody has read. */
    List<Path> clean(List<Split> splits) {
        List<Path> gone = new ArrayList<>();
        if (settings.clean() == FileSourceSettings.Clean.OFF) {
            return gone;
        }
        Set<FileSplit> files = new LinkedHashSet<>();
        for (Split split : splits) {
            files.add(FileSplit.of(split));
        }
        for (FileSplit file : files) {
            try {
                if (file.isAsPlanned()) {
                    cleanFile(file.path());
                }
                gone.add(file.path());
            } catch (IOException e) {
                LOG.warn("cannot clean {}, which has been read", file.path(), e);
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
        Path place = archive.resolve(file.subpath(0, file.getNameCount()));
        Files.createDirectories(place.getParent());
        Path target = place;
        for (int i = 1; Files.exists(target, LinkOption.NOFOLLOW_LINKS); i++) {
            target = place.resolveSibling(place.getFileName() + "." + i);
        }
        Files.move(file, target);
    }
}
