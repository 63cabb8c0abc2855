package io.virta.persistence.overflow;

import io.virta.persistence.checkpoint.StorageErrors;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A directory of its own for one run, deleted when the run ends. What a killed process left is deleted by the next one: a directory is in use as
 * long as its file {@code lock} is locked.
 */
final class ScratchDirectory implements AutoCloseable {
    private static final String PREFIX = "virta-overflow-";

    /** Those of this process: opening and closing their lock files would give the locks back. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    private ScratchDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** A new directory in {@code parent}, which is made if it does not exist. */
    static ScratchDirectory create(Path parent) {
        try {
            Files.createDirectories(parent);
            deleteAbandoned(parent);
            Path path = Files.createTempDirectory(parent, PREFIX);
            HELD_HERE.add(path);
            FileChannel lock =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            lock.lock();
            return new ScratchDirectory(path, lock);
        } catch (IOException e) {
            throw StorageErrors.io("create a scratch directory in", parent, e);
        }
    }

    Path path() {
        return path;
    }

    private static void deleteAbandoned(Path parent) throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            for (Path entry : entries.toList()) {
                Path file = entry.resolve("lock");
                if (entry.getFileName().toString().startsWith(PREFIX)
                        && !HELD_HERE.contains(entry)
                        && Files.exists(file)
                        && !isLocked(file)) {
                    delete(entry);
                }
            }
        }
    }

    private static boolean isLocked(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return true;
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void close() {
        try {
            delete(path);
            lock.close();
            HELD_HERE.remove(path);
        } catch (IOException e) {
            throw StorageErrors.io("delete", path, e);
        }
    }
}
