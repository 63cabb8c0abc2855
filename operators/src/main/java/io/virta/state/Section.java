package io.virta.state;

import io.virta.batch.Batch;
import io.virta.batch.BatchCodec;
import io.virta.batch.Column;
import io.virta.batch.LongColumn;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.util.ArrayList;
import java.util.List;

/**
 * The content of a {@link StateSection}'s payload, in the order in which it is to be applied: buckets are dropped, then entries removed, then entries set.
 *
 * <p>Encoded as frames of {@link BatchCodec}: a header (layout version, last bucket dropped), the keys removed, and any number with keys and values set.
 *
 * @param droppedUpTo all buckets, or entries with an expiry, at or before this are dropped; {@link #NOTHING_DROPPED} if none is
 * @param removed the keys of removed entries
 * @param entries key columns and value columns, each key once over all batches
 */
record Section(long droppedUpTo, Batch removed, List<Batch> entries) {
    static final long NOTHING_DROPPED = Long.MIN_VALUE;

    private static final long LAYOUT_VERSION = 1;

    boolean isEmpty() {
        return droppedUpTo == NOTHING_DROPPED && removed.rowCount() == 0 && entries.isEmpty();
    }

    byte[] encode() {
        Column header = new LongColumn(new long[] {LAYOUT_VERSION, droppedUpTo}, null);
        List<Batch> frames = new ArrayList<>(List.of(Batch.of(2, header), removed));
        frames.addAll(entries);
        return BatchCodec.encodeAll(frames);
    }

    static Section decode(byte[] payload, StateTableSpec spec) {
        List<Batch> frames = BatchCodec.decodeAll(payload);
        LongColumn header = (LongColumn) frames.get(0).column(0);
        int keyColumns = spec.key().size();
        int entryColumns = keyColumns + spec.value().size();
        if (header.value(0) > LAYOUT_VERSION
                || frames.size() < 2
                || frames.get(1).columnCount() != keyColumns
                || frames.stream().skip(2).anyMatch(entries -> entries.columnCount() != entryColumns)) {
            throw new VirtaException(
                    ErrorCode.CHECKPOINT_INCOMPATIBLE,
                    "The state of table " + spec.name() + " was written by another query or a later version.",
                    "Start the query that wrote this checkpoint, or use a new checkpoint directory.");
        }
        return new Section(header.value(1), frames.get(1), frames.subList(2, frames.size()));
    }

    /** The rows whose value in a column of longs is greater than {@code limit}, or null. */
    static Batch after(Batch rows, int column, long limit) {
        if (limit == NOTHING_DROPPED) {
            return rows;
        }
        LongColumn values = (LongColumn) rows.column(column).flatten();
        int[] kept = new int[rows.rowCount()];
        int count = 0;
        for (int row = 0; row < kept.length; row++) {
            if (values.isNull(row) || values.value(row) > limit) {
                kept[count++] = row;
            }
        }
        return count == kept.length ? rows : rows.gather(kept, count);
    }
}
