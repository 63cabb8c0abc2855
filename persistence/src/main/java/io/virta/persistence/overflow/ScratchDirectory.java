package io.virta.persistence.overflow;

import io.virta.persistence.checkpoint.StorageErrors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A directory of its own for one run, deleted when the run ends. What a killed process left is deleted by the next one: a directory is in use as
 * long as its file {@code lock} is locked.
 */
final class ScratchDirectory implements AutoCloseable {
    private static final String PREFIX = "virta-overflow-";

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
            Path path = Files.createTempDirectory(parent, ownPrefix());
            Path unseen = path.resolve("lock.new");
            FileChannel lock = FileChannel.open(unseen, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            lock.lock();
            Files.move(unseen, path.resolve("lock"), StandardCopyOption.ATOMIC_MOVE);
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
                String name = entry.getFileName().toString();
                if (name.startsWith(PREFIX) && !name.startsWith(ownPrefix()) && Files.exists(file)) {
                    deleteUnlessLocked(entry, file);
                }
            }
        }
    }

    private static void deleteUnlessLocked(Path entry, Path file) throws IOException {
        try {
            if (!isLocked(file)) {
                delete(entry);
            }
        } catch (NoSuchFileException deletedByAnotherProcess) {
            return;
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof NoSuchFileException)) {
                throw e.getCause();
            }
        }
    }

    /** What the names of this process's directories begin with. Their locks must not be tried: to close any channel to a file lets go of all locks that the process has on it. */
    private static String ownPrefix() {
        ProcessHandle self = ProcessHandle.current();
        long started = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return PREFIX + self.pid() + "-" + started + "-";
    }

    private static boolean isLocked(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
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
        } catch (IOException e) {
            throw StorageErrors.io("delete", path, e);
        }
    }
}
