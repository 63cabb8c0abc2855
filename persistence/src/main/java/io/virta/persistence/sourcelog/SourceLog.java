package io.virta.persistence.sourcelog;

import io.virta.persistence.checkpoint.Disk;
import io.virta.persistence.checkpoint.Disk.ReadableFile;
import io.virta.persistence.checkpoint.Disk.WritableFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The rows that sources without replay delivered, for the epochs that have not committed.
 *
 * <p>For each epoch: {@link #append} as rows arrive, {@link #sync} before the epoch is prepared, {@link #dropThrough} after it has committed. After a crash
 * {@link #read} delivers a planned range again, as far as it was synced. One file per epoch and run. Thread-safe, one call at a time; calls block on the
 * disk. Open from the constructor to {@link #close}.
 */
public final class SourceLog implements AutoCloseable {
    private final Disk disk;
    private final Path directory;
    private final int attempt;
    private final TreeMap<Long, Segment> writing = new TreeMap<>();

    /**
     * The log in {@code directory}, of which nothing is read or written yet.
     *
     * @param attempt the number of the run, which no earlier run had
     */
    public SourceLog(Disk disk, Path directory, int attempt) {
        this.disk = disk;
        this.directory = directory;
        this.attempt = attempt;
    }

    /** Adds rows that {@code epoch} reads; those that came from {@link #read} are here already and are not added again. */
    public synchronized void append(long epoch, SourceRows rows) {
        Segment segment = writing.get(epoch);
        if (segment == null) {
            segment = new Segment(disk.create(directory.resolve(new SegmentName(epoch, attempt).toString())));
            segment.out.write(SegmentFormat.header());
            writing.put(epoch, segment);
        }
        segment.out.write(SegmentFormat.frame(rows));
        segment.synced = false;
    }

    /** Makes all rows durable that were added; nothing happens if there are none. */
    public synchronized void sync() {
        boolean added = false;
        for (Segment segment : writing.values()) {
            if (!segment.synced) {
                segment.out.sync();
                segment.synced = true;
                added |= !segment.named;
                segment.named = true;
            }
        }
        if (added) {
            disk.syncDirectory(directory);
        }
    }

    /**
     * Hands the rows of a channel that overlap the positions {@code from} to before {@code to} to {@code consumer}, each position once, in order as they
     * were added. The first and last may reach beyond the range.
     */
    public synchronized void read(String sourceId, String channel, long from, long to, Consumer<SourceRows> consumer) {
        long[] next = {from};
        for (SegmentName name : segments()) {
            Path file = directory.resolve(name.toString());
            try (ReadableFile in = disk.open(file)) {
                SegmentFormat.read(file, in, rows -> {
                    if (rows.overlaps(sourceId, channel, next[0], to)) {
                        next[0] = rows.to();
                        consumer.accept(rows);
                    }
                });
            }
        }
    }

    /** Deletes the rows of {@code epoch} and all before. */
    public synchronized void dropThrough(long epoch) {
        Iterator<Map.Entry<Long, Segment>> open =
                writing.headMap(epoch, true).entrySet().iterator();
        while (open.hasNext()) {
            open.next().getValue().out.close();
            open.remove();
        }
        for (SegmentName name : segments()) {
            if (name.epoch() <= epoch) {
                disk.delete(directory.resolve(name.toString()));
            }
        }
    }

    private List<SegmentName> segments() {
        List<SegmentName> names = new ArrayList<>();
        for (Path file : disk.list(directory)) {
            SegmentName name = SegmentName.of(file);
            if (name != null) {
                names.add(name);
            }
        }
        names.sort(null);
        return names;
    }

    @Override
    public synchronized void close() {
        writing.values().forEach(segment -> segment.out.close());
        writing.clear();
    }

    private static final class Segment {
        private final WritableFile out;
        private boolean synced;
        private boolean named;

        Segment(WritableFile out) {
            this.out = out;
        }
    }
}
