package io.virta.connectors.file;

import io.virta.batch.Batch;
import io.virta.connector.Sink.SinkContext;
import io.virta.connector.SinkWriter;
import io.virta.connectors.file.StagedFiles.StagedFile;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.format.RecordEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the files of an epoch, one a partition, into the staging directory; prepare makes them durable; commit renames them to names that only depend on query, epoch, writer and partition, so
 * that it can be repeated. There is no list of committed files: what is visible is committed.
 */
final class FileSinkWriter implements SinkWriter {
    private static final int MAX_HANDLES = 64;

    private final FileSink sink;
    private final SinkContext context;
    private final PartitionedRows rows;
    private final RecordEncoder encoder;
    private final StagingDirectory staging;
    private final Map<String, OpenFile> open = new LinkedHashMap<>();

    /** The files with a handle, the one that was written to longest ago first. */
    private final LinkedHashSet<OpenFile> handles = new LinkedHashSet<>();

    private @Nullable Path attemptDirectory;
    private long epoch;

    FileSinkWriter(
            FileSink sink, SinkContext context, PartitionedRows rows, RecordEncoder encoder, StagingDirectory staging) {
        this.sink = sink;
        this.context = context;
        this.rows = rows;
        this.encoder = encoder;
        this.staging = staging;
    }

    @Override
    public void begin(long newEpoch, int attempt) {
        abandon();
        epoch = newEpoch;
        staging.removeWriter(newEpoch, context.writer());
        attemptDirectory = staging.of(newEpoch, attempt, context.writer());
    }

    @Override
    public void write(Batch batch) {
        if (sink.ignores() || batch.rowCount() == 0) {
            return;
        }
        try {
            rows.split(batch, (partition, part) -> {
                try {
                    OpenFile file = file(partition);
                    encoder.write(part, file.out());
                    limitHandles(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw FileErrors.of("write to", sink.target(), Objects.requireNonNull(e.getCause()));
        }
    }

    private void limitHandles(OpenFile latest) throws IOException {
        handles.remove(latest);
        handles.add(latest);
        if (handles.size() > MAX_HANDLES) {
            OpenFile oldest = handles.iterator().next();
            handles.remove(oldest);
            oldest.suspend();
        }
    }

    private OpenFile file(String partition) throws IOException {
        OpenFile file = open.get(partition);
        if (file == null) {
            String name = partition
                    + "part-%05d-e%010d-%s.%s%s"
                            .formatted(
                                    context.writer(),
                                    epoch,
                                    context.queryId(),
                                    sink.format().name(),
                                    sink.compression().ending());
            Path directory = attemptDirectory;
            if (directory == null) {
                throw new IllegalStateException("no epoch was begun");
            }
            file = OpenFile.create(FileErrors.child(directory, name), name, sink.compression());
            encoder.begin(file.out());
            open.put(partition, file);
        }
        return file;
    }

    @Override
    public byte[] prepare() {
        List<StagedFile> files = new ArrayList<>();
        Set<Path> directories = new HashSet<>();
        try {
            for (OpenFile file : open.values()) {
                long length = file.finish();
                files.add(new StagedFile(sink.target().relativize(file.path()).toString(), file.name(), length));
                addDirectories(file.path(), directories);
            }
            for (Path directory : directories) {
                TargetDirectory.sync(directory);
            }
        } catch (IOException e) {
            throw FileErrors.of("write to", sink.target(), e);
        }
        open.clear();
        handles.clear();
        return new StagedFiles(files).encode();
    }

    @Override
    public void commit(long committed, byte[] handle) {
        if (publish(StagedFiles.decode(handle)) == Recovery.ABORTED) {
            throw new VirtaException(
                    ErrorCode.DATA_LOSS,
                    "Files of epoch " + committed + " that were staged in " + staging.directory() + " are gone.",
                    "Something else removed them; the query's output lacks this epoch.");
        }
        staging.removeWriter(committed, context.writer());
    }

    @Override
    public Recovery recover(long prepared, byte[] handle) {
        return publish(StagedFiles.decode(handle));
    }

    /** Renames what is still staged. If some file is neither staged nor published, the others are taken back. */
    private Recovery publish(StagedFiles handle) {
        Set<Path> directories = new HashSet<>();
        Path target = sink.target();
        try {
            if (!handle.files().stream().allMatch(file -> isStaged(file) || isPublished(file))) {
                for (StagedFile file : handle.files()) {
                    Files.deleteIfExists(target.resolve(file.published()));
                }
                return Recovery.ABORTED;
            }
            if (sink.replaces()) {
                removeEarlier();
            }
            for (StagedFile file : handle.files()) {
                Path published = target.resolve(file.published());
                if (isStaged(file)) {
                    Files.createDirectories(published.getParent());
                    Files.move(target.resolve(file.staged()), published, StandardCopyOption.ATOMIC_MOVE);
                }
                addDirectories(published, directories);
            }
            for (Path directory : directories) {
                TargetDirectory.sync(directory);
            }
        } catch (IOException e) {
            throw FileErrors.of("publish files in", target, e);
        }
        return Recovery.COMMITTED;
    }

    /** Adds the directories from that of a file up to the target. */
    private void addDirectories(Path file, Set<Path> directories) {
        for (Path at = file.getParent(); at != null && at.startsWith(sink.target()); at = at.getParent()) {
            directories.add(at);
        }
    }

    /** Removes what was there before this query wrote. */
    private void removeEarlier() throws IOException {
        for (Path entry : TargetDirectory.visible(sink.target())) {
            removeOthers(entry);
        }
    }

    private void removeOthers(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            for (Path child : TargetDirectory.visible(path)) {
                removeOthers(child);
            }
            if (TargetDirectory.visible(path).isEmpty()) {
                TargetDirectory.delete(path);
            }
        } else if (!path.getFileName().toString().contains(context.queryId())) {
            Files.deleteIfExists(path);
        }
    }

    private boolean isStaged(StagedFile file) {
        return hasLength(sink.target().resolve(file.staged()), file.lengthBytes());
    }

    private boolean isPublished(StagedFile file) {
        return hasLength(sink.target().resolve(file.published()), file.lengthBytes());
    }

    private static boolean hasLength(Path path, long lengthBytes) {
        try {
            return Files.exists(path) && Files.size(path) == lengthBytes;
        } catch (IOException e) {
            throw FileErrors.of("look at", path, e);
        }
    }

    @Override
    public void abort(long aborted) {
        abandon();
        staging.removeFrom(aborted);
    }

    private void abandon() {
        for (OpenFile file : open.values()) {
            file.close();
        }
        open.clear();
        handles.clear();
    }

    @Override
    public void close() {
        boolean unprepared = !open.isEmpty();
        abandon();
        if (unprepared) {
            staging.removeWriter(epoch, context.writer());
        }
        staging.removeIfEmpty();
    }
}
