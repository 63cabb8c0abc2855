package io.virta.persistence.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/** Files of the default file system through channels. Thread-safe, stateless. */
final class LocalDisk implements Disk {
    static final LocalDisk INSTANCE = new LocalDisk();

    private LocalDisk() {}

    @Override
    public WritableFile create(Path file) {
        return new Written(
                file,
                run(
                        "create",
                        file,
                        () -> FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)));
    }

    @Override
    public ReadableFile open(Path file) {
        if (Files.isDirectory(file)) {
            throw StorageErrors.damaged(file, "is a directory, not a file");
        }
        return new Read(file, run("open", file, () -> FileChannel.open(file, StandardOpenOption.READ)));
    }

    @Override
    public boolean exists(Path path) {
        return run("look for", path, () -> {
            try {
                Files.readAttributes(path, BasicFileAttributes.class);
                return true;
            } catch (NoSuchFileException absent) {
                return false;
            }
        });
    }

    @Override
    public List<Path> list(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        return run("list", directory, () -> {
            try (Stream<Path> entries = Files.list(directory)) {
                return entries.sorted().toList();
            }
        });
    }

    @Override
    public void createDirectories(Path directory) {
        run("create", directory, () -> Files.createDirectories(directory));
    }

    @Override
    public void rename(Path source, Path target) {
        run(
                "rename",
                source,
                () -> Files.move(source, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
    }

    @Override
    public void delete(Path path) {
        run("delete", path, () -> Files.deleteIfExists(path));
    }

    @Override
    public void syncDirectory(Path directory) {
        run("sync", directory, () -> {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
            return directory;
        });
    }

    private static <T> T run(String action, Path path, FileAction<T> body) {
        try {
            return body.run();
        } catch (IOException e) {
            throw StorageErrors.io(action, path, e);
        } catch (ReadOnlyFileSystemException e) {
            throw StorageErrors.readOnly(action, path, e);
        }
    }

    @FunctionalInterface
    private interface FileAction<T> {
        T run() throws IOException;
    }

    private record Written(Path file, FileChannel channel) implements WritableFile {
        @Override
        public void write(ByteBuffer bytes) {
            run("write", file, () -> {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                return file;
            });
        }

        @Override
        public long positionBytes() {
            return run("write", file, channel::position);
        }

        @Override
        public void sync() {
            run("sync", file, () -> {
                channel.force(false);
                return file;
            });
        }

        @Override
        public void close() {
            run("close", file, () -> {
                channel.close();
                return file;
            });
        }
    }

    private record Read(Path file, FileChannel channel) implements ReadableFile {
        @Override
        public long lengthBytes() {
            return run("read", file, channel::size);
        }

        @Override
        public byte[] read(long positionBytes, int lengthBytes) {
            return run("read", file, () -> {
                ByteBuffer buffer = ByteBuffer.allocate(lengthBytes);
                while (buffer.hasRemaining()) {
                    if (channel.read(buffer, positionBytes + buffer.position()) < 0) {
                        throw new EOFException("it ends at byte " + (positionBytes + buffer.position()));
                    }
                }
                return buffer.array();
            });
        }

        @Override
        public void close() {
            run("close", file, () -> {
                channel.close();
                return file;
            });
        }
    }
}
