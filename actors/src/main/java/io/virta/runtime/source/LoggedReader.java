package io.virta.runtime.source;

import io.virta.batch.BatchCodec;
import io.virta.connector.SourceReader;
import io.virta.connector.Split;
import io.virta.persistence.sourcelog.SourceLog;
import io.virta.persistence.sourcelog.SourceRows;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A reader over a source that cannot replay: rows are written to the source log as they are read, and epochs that an earlier run had planned are read from there; what did not get there
 * is lost. Used by one thread at a time; owns the source's reader.
 */
public final class LoggedReader implements SourceReader {
    private static final Logger LOG = LoggerFactory.getLogger(LoggedReader.class);

    private final SourceReader source;
    private final SourceLog log;
    private final String sourceId;
    private final long replayThrough;
    private final ArrayDeque<Chunk> replayed = new ArrayDeque<>();
    private long epoch;
    private @Nullable Split split;
    private long position;

    /**
     * A reader in front of its first epoch.
     *
     * @param replayThrough the last epoch that an earlier run had planned, -1 if there is none
     */
    public LoggedReader(SourceReader source, SourceLog log, String sourceId, long replayThrough) {
        this.source = source;
        this.log = log;
        this.sourceId = sourceId;
        this.replayThrough = replayThrough;
    }

    /** The splits opened from now on belong to an epoch. */
    public void beginEpoch(long next) {
        epoch = next;
    }

    @Override
    public void open(Split next) {
        split = next;
        position = next.from();
        replayed.clear();
        if (epoch <= replayThrough) {
            replay(next);
        } else {
            source.open(next);
        }
    }

    private void replay(Split planned) {
        long[] reached = {planned.from(), 0};
        log.read(sourceId, planned.channel(), planned.from(), planned.to(), rows -> {
            reached[1] += Math.max(0, rows.from() - reached[0]);
            reached[0] = rows.to();
            replayed.add(new Chunk(BatchCodec.decode(rows.content()), rows.to()));
        });
        long lost = reached[1] + Math.max(0, planned.to() - reached[0]);
        if (lost > 0) {
            LOG.warn(
                    "Epoch {} runs again without {} of the {} rows that it was to read of source {}, channel '{}': they had not reached the checkpoint, and the source cannot send them again.",
                    epoch,
                    lost,
                    planned.to() - planned.from(),
                    sourceId,
                    planned.channel());
        }
    }

    @Override
    public @Nullable Chunk next(int maxRows) {
        if (epoch <= replayThrough) {
            return replayed.poll();
        }
        Chunk chunk = source.next(maxRows);
        if (chunk != null && split != null) {
            log.append(
                    epoch,
                    new SourceRows(sourceId, split.channel(), position, chunk.to(), BatchCodec.encode(chunk.batch())));
            position = chunk.to();
        }
        return chunk;
    }

    @Override
    public void close() {
        source.close();
    }
}
