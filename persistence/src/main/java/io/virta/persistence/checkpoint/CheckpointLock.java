package io.virta.persistence.checkpoint;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The exclusive right to a checkpoint directory: the operating system's lock on its file {@code lock}, which ends with the process at the latest.
 * The file holds the id of the process that has or had it, for the message to whoever comes second. Held from {@link #acquire} to {@link #close}.
 */
final class CheckpointLock implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private CheckpointLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes the lock, or says which process has it. */
    static CheckpointLock acquire(Path file) {
        FileChannel channel = null;
        if (Files.isDirectory(file)) {
            throw StorageErrors.damaged(file, "is a directory, not a file");
        }
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                VirtaException inUse = inUse(file, holder(channel));
                channel.close();
                throw inUse;
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)), 0);
            return new CheckpointLock(file, channel);
        } catch (IOException e) {
            closeQuietly(channel, e);
            throw StorageErrors.io("lock", file, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
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
        }
    }
}
