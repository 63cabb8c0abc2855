package io.virta.persistence.checkpoint;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The exclusive right to a checkpoint directory: the operating system's lock on its file {@code lock}, which ends with the process at the latest.
 * The file holds the id of the process that has or had it, for the message to whoever comes second. Held from {@link #acquire} to {@link #close}.
 *
 * <p>The operating system gives a process's lock back as soon as the process closes the file, through whichever channel. So a second attempt in the same process must not open it: the locks of this process are
 * kept in a table of their own.
 */
final class CheckpointLock implements AutoCloseable {
    /** The directories that this process has locked. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final Path directory;
    private final FileChannel channel;

    private CheckpointLock(Path file, Path directory, FileChannel channel) {
        this.file = file;
        this.directory = directory;
        this.channel = channel;
    }

    /** Takes the lock, or says which process has it. */
    static CheckpointLock acquire(Path file) {
        if (Files.isDirectory(file)) {
            throw StorageErrors.damaged(file, "is a directory, not a file");
        }
        Path directory = realDirectory(file);
        if (!HELD_HERE.add(directory)) {
            throw inUse(file, Long.toString(ProcessHandle.current().pid()));
        }
        try {
            return new CheckpointLock(file, directory, lock(file));
        } catch (RuntimeException e) {
            HELD_HERE.remove(directory);
            throw e;
        }
    }

    private static Path realDirectory(Path file) {
        try {
            return Objects.requireNonNull(file.toAbsolutePath().getParent()).toRealPath();
        } catch (IOException e) {
            throw StorageErrors.io("lock", file, e);
        }
    }

    private static FileChannel lock(Path file) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                VirtaException inUse = inUse(file, holder(channel));
                channel.close();
                throw inUse;
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)), 0);
            return channel;
        } catch (IOException e) {
            closeQuietly(channel, e);
            throw StorageErrors.io("lock", file, e);
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(32);
        channel.read(content, 0);
        return new String(content.array(), 0, content.position(), StandardCharsets.UTF_8).strip();
    }

    private static VirtaException inUse(Path file, String holder) {
        boolean here = holder.equals(Long.toString(ProcessHandle.current().pid()));
        String who = holder.isEmpty() ? "another process" : "process " + holder + (here ? " (this one)" : "");
        return new VirtaException(
                ErrorCode.CHECKPOINT_IN_USE,
                "The checkpoint " + file.getParent() + " is in use by " + who,
                "Stop the query that uses it, or give this one a checkpointLocation of its own.");
    }

    private static void closeQuietly(@Nullable FileChannel channel, IOException cause) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }

    /** Gives the lock back; the file stays. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw StorageErrors.io("unlock", file, e);
        } finally {
            HELD_HERE.remove(directory);
        }
    }
}
