package io.virta.state;

import io.virta.batch.Batch;
import io.virta.batch.BatchCodec;
import io.virta.batch.BytesColumn;
import io.virta.batch.Column;
import io.virta.batch.LongColumn;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.state.evolution.SchemaEvolution;
import io.virta.state.evolution.SchemaText;
import io.virta.types.StructType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The content of a {@link StateSection}'s payload, in the order in which it is to be applied: buckets are dropped, then entries removed, then entries set.
 *
 * <p>Encoded as frames of {@link BatchCodec}: a header (layout version, last bucket dropped), the keys removed, in layout 2 the schema of the values as {@link SchemaText}, and any number with keys and values set. Layout 2
 * is that of tables whose values may change; they are read in the schema of the reader.
 *
 * @param droppedUpTo all buckets, or entries with an expiry, at or before this are dropped; {@link #NOTHING_DROPPED} if none is
 * @param removed the keys of removed entries
 * @param entries key columns and value columns, each key once over all batches
 */
record Section(long droppedUpTo, Batch removed, List<Batch> entries) {
    static final long NOTHING_DROPPED = Long.MIN_VALUE;

    private static final long PLAIN_LAYOUT = 1;
    private static final long LAYOUT_WITH_SCHEMA = 2;

    boolean isEmpty() {
        return droppedUpTo == NOTHING_DROPPED && removed.rowCount() == 0 && entries.isEmpty();
    }

    byte[] encode(StateTableSpec spec) {
        long layout = spec.evolves() ? LAYOUT_WITH_SCHEMA : PLAIN_LAYOUT;
        Column header = new LongColumn(new long[] {layout, droppedUpTo}, null);
        List<Batch> frames = new ArrayList<>(List.of(Batch.of(2, header), removed));
        if (spec.evolves()) {
            byte[] schema = SchemaText.write(spec.value()).getBytes(StandardCharsets.UTF_8);
            frames.add(Batch.of(1, new BytesColumn(schema, new int[] {0, schema.length}, null)));
        }
        frames.addAll(entries);
        return BatchCodec.encodeAll(frames);
    }

    static Section decode(byte[] payload, StateTableSpec spec) {
        List<Batch> frames = BatchCodec.decodeAll(payload);
        LongColumn header = (LongColumn) frames.get(0).column(0);
        boolean hasSchema = header.value(0) == LAYOUT_WITH_SCHEMA;
        int first = hasSchema ? 3 : 2;
        int keyColumns = spec.key().size();
        StructType written = hasSchema && frames.size() > 2 ? schema(frames.get(2), spec) : spec.value();
        int entryColumns = keyColumns + written.size();
        if (header.value(0) > LAYOUT_WITH_SCHEMA
                || frames.size() < first
                || frames.get(1).columnCount() != keyColumns
                || frames.stream().skip(first).anyMatch(entries -> entries.columnCount() != entryColumns)
                || SchemaEvolution.problem(written, spec.value()) != null) {
            throw new VirtaException(
                    ErrorCode.CHECKPOINT_INCOMPATIBLE,
                    "The state of table " + spec.name() + " was written by another query or a later version.",
                    "Start the query that wrote this checkpoint, or use a new checkpoint directory.");
        }
        List<Batch> entries = frames.subList(first, frames.size()).stream()
                .map(batch -> evolved(batch, keyColumns, written, spec.value()))
                .toList();
        return new Section(header.value(1), frames.get(1), entries);
    }

    /** The schema of the values; that of the reader if they are the same. */
    private static StructType schema(Batch frame, StateTableSpec spec) {
        BytesColumn text = (BytesColumn) frame.column(0);
        String written =
                new String(text.bytes(), text.start(0), text.offsets()[1] - text.start(0), StandardCharsets.UTF_8);
        return written.equals(SchemaText.write(spec.value())) ? spec.value() : (StructType) SchemaText.read(written);
    }

    private static Batch evolved(Batch entries, int keyColumns, StructType from, StructType to) {
        if (from.equals(to)) {
            return entries;
        }
        List<Column> columns = new ArrayList<>(entries.columns().subList(0, keyColumns));
        columns.addAll(SchemaEvolution.convert(
                entries.columns().subList(keyColumns, entries.columnCount()), entries.rowCount(), from, to));
        return entries.withColumns(columns);
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
