package io.virta.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What disks and people do to a file or directory of a checkpoint. */
enum Damage {
    CUT_OFF {
        @Override
        void apply(Path file) throws IOException {
            byte[] content = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(content, content.length / 2));
        }
    },
    FLIPPED {
        @Override
        void apply(Path file) throws IOException {
            byte[] content = Files.readAllBytes(file);
            if (content.length > 0) {
                content[content.length / 2] ^= 0x10;
            }
            Files.write(file, content);
        }
    },
    EMPTIED {
        @Override
        void apply(Path path) throws IOException {
            if (Files.isDirectory(path)) {
                delete(path);
                Files.createDirectory(path);
            } else {
                Files.write(path, new byte[0]);
            }
        }
    },
    DELETED {
        @Override
        void apply(Path path) throws IOException {
            delete(path);
        }
    },
    /** A file has become a directory, or the other way round. */
    OF_THE_OTHER_KIND {
        @Override
        void apply(Path path) throws IOException {
            boolean directory = Files.isDirectory(path);
            delete(path);
            if (directory) {
                Files.createFile(path);
            } else {
                Files.createDirectory(path);
            }
        }
    };

    abstract void apply(Path path) throws IOException;

    static void delete(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
