package io.virta.persistence.checkpoint;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One checkpoint, open for one run. The directory is self-contained: copied while no query runs, the copy resumes elsewhere.
 *
 * <pre>
 * metadata    format version, query id, creation time
 * lock        held by the run; has the id of its process
 * journal/    the epoch log (RocksDB)
 * journal-end how far it has been written
 * state/      changelog and snapshots of the operators' state
 * sources/    rows of sources that cannot replay, until their epoch commits
 * </pre>
 *
 * <p>Open from {@link #open} to {@link #close}, which gives the lock back. Thread-safe: immutable but for the lock. A directory that is damaged,
 * foreign, newer or in use is refused before anything in it changes.
 */
public final class CheckpointDirectory implements AutoCloseable {
    private static final String METADATA = "metadata";
    private static final String LOCK = "lock";
    private static final List<String> PARTS = List.of("journal", "state", "sources");

    private final Path directory;
    private final Disk disk;
    private final CheckpointMetadata metadata;
    private final CheckpointLock lock;

    private CheckpointDirectory(Path directory, Disk disk, CheckpointMetadata metadata, CheckpointLock lock) {
        this.directory = directory;
        this.disk = disk;
        this.metadata = metadata;
        this.lock = lock;
    }

    /** Opens the checkpoint of {@code directory} on the local disk, or makes one there if the directory is absent or empty. */
    public static CheckpointDirectory open(Path directory) {
        return open(directory, Disk.local());
    }

    /** As {@link #open(Path)}, through {@code disk}. */
    public static CheckpointDirectory open(Path directory, Disk disk) {
        Path root = directory.toAbsolutePath().normalize();
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new VirtaException(
                    ErrorCode.INVALID_OPTION,
                    "The checkpoint location " + root + " is a file, not a directory",
                    "Set checkpointLocation to a directory that Virta may create or that it made before.");
        }
        inspect(root, disk);
        disk.createDirectories(root);
        CheckpointLock lock = CheckpointLock.acquire(root.resolve(LOCK));
        try {
            CheckpointMetadata found = inspect(root, disk);
            CheckpointMetadata metadata = found == null ? create(root, disk) : found;
            return new CheckpointDirectory(root, disk, metadata, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** What the directory says it is, null where a checkpoint may be made; changes nothing. */
    private static @Nullable CheckpointMetadata inspect(Path root, Disk disk) {
        Path file = root.resolve(METADATA);
        if (disk.exists(file)) {
            CheckpointMetadata metadata = CheckpointMetadata.decode(file, disk.read(file));
            requireParts(root, disk);
            return metadata;
        }
        for (Path entry : disk.list(root)) {
            if (!isUnfinishedCreation(entry, disk)) {
                throw new VirtaException(
                        ErrorCode.CHECKPOINT_DAMAGED,
                        root + " is not a checkpoint: it has no file " + METADATA + ", but it has "
                                + entry.getFileName(),
                        "Nothing was changed. Choose an empty or new directory, or restore the checkpoint from a copy.");
            }
        }
        return null;
    }

    private static boolean isUnfinishedCreation(Path entry, Disk disk) {
        String name = entry.getFileName().toString();
        return name.equals(LOCK)
                || name.equals(METADATA + ".tmp")
                || (PARTS.contains(name) && disk.list(entry).isEmpty());
    }

    private static void requireParts(Path root, Disk disk) {
        for (String part : PARTS) {
            if (!disk.exists(root.resolve(part))) {
                throw StorageErrors.damaged(root.resolve(part), "is missing");
            }
            if (!Files.isDirectory(root.resolve(part))) {
                throw StorageErrors.damaged(root.resolve(part), "is a file, not a directory");
            }
        }
        if (disk.list(root.resolve("journal")).isEmpty()
                && !(disk.list(root.resolve("state")).isEmpty()
                        && disk.list(root.resolve("sources")).isEmpty())) {
            throw StorageErrors.damaged(root.resolve("journal"), "is empty, although epochs have left files beside it");
        }
    }

    private static CheckpointMetadata create(Path root, Disk disk) {
        PARTS.forEach(part -> disk.createDirectories(root.resolve(part)));
        CheckpointMetadata metadata =
                new CheckpointMetadata(CheckpointMetadata.CURRENT_FORMAT, UUID.randomUUID(), Instant.now());
        disk.writeAtomically(root.resolve(METADATA), metadata.encode());
        Path parent = root.getParent();
        if (parent != null) {
            disk.syncDirectory(parent);
        }
        return metadata;
    }

    /** The directory itself, absolute. */
    public Path path() {
        return directory;
    }

    /** Where its files are read and written. */
    public Disk disk() {
        return disk;
    }

    /** What the checkpoint is. */
    public CheckpointMetadata metadata() {
        return metadata;
    }

    /** Where the epoch log lies. */
    public Path journal() {
        return directory.resolve("journal");
    }

    /** Where changelog and snapshots lie. */
    public Path state() {
        return directory.resolve("state");
    }

    /** Where rows of sources that cannot replay lie. */
    public Path sources() {
        return directory.resolve("sources");
    }

    /** Gives the checkpoint back to whoever comes next. */
    @Override
    public void close() {
        lock.close();
    }
}
