package io.virta.session;

import io.virta.batch.Batch;
import io.virta.connector.SourceReader;
import io.virta.connector.Split;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import org.jspecify.annotations.Nullable;

/** Reads planned rows of a Pekko stream. */
final class LiveReader implements SourceReader {
    private final LiveRows rows;
    private long next;
    private long end;

    LiveReader(LiveRows rows) {
        this.rows = rows;
    }

    @Override
    public void open(Split split) {
        next = split.from();
        end = split.to();
    }

    @Override
    public @Nullable Chunk next(int maxRows) {
        if (next >= end) {
            return null;
        }
        Batch batch = rows.read(next, Math.min(end, next + maxRows));
        if (batch == null) {
            throw new VirtaException(
                    ErrorCode.DATA_LOSS,
                    "Rows " + next + " to " + end + " of the Pekko source are gone.",
                    "They came before the last start and were not logged in the checkpoint.");
        }
        next += batch.rowCount();
        return new Chunk(batch, next);
    }

    @Override
    public void close() {}
}
