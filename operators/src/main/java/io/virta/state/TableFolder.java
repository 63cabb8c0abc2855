package io.virta.state;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import java.util.ArrayList;
import java.util.List;

/** Folds sections by applying them, oldest first, to a table of their key group. Immutable, safe to share. */
public final class TableFolder implements SectionFolder {
    private final StateTableSpec spec;

    /** A folder for the sections of tables of this spec. */
    public TableFolder(StateTableSpec spec) {
        this.spec = spec;
    }

    @Override
    public byte[] fold(List<byte[]> payloads, boolean complete) {
        SlotTable table = new SlotTable(spec.key(), spec.value(), spec.bucketColumn());
        SlotTable removed = new SlotTable(spec.key(), new io.virta.types.StructType(), spec.bucketColumn());
        List<Section> sections = new ArrayList<>();
        for (byte[] payload : payloads) {
            if (payload.length > 0) {
                sections.add(Section.decode(payload, spec));
            }
        }
        // What a later section drops is passed over, so that nothing has to be dropped here.
        long[] droppedLater = new long[sections.size() + 1];
        droppedLater[sections.size()] = Section.NOTHING_DROPPED;
        for (int i = sections.size() - 1; i >= 0; i--) {
            droppedLater[i] = Math.max(droppedLater[i + 1], sections.get(i).droppedUpTo());
        }
        int dropColumn = spec.expires() ? spec.key().size() + spec.expiryColumn() : spec.bucketColumn();
        for (int i = 0; i < sections.size(); i++) {
            Batch gone = sections.get(i).removed();
            remove(
                    spec.expires() ? gone : Section.after(gone, spec.bucketColumn(), droppedLater[i + 1]),
                    table,
                    removed);
            for (Batch entries : sections.get(i).entries()) {
                set(Section.after(entries, dropColumn, droppedLater[i + 1]), table);
            }
        }
        long droppedUpTo = droppedLater[0];
        Batch absent = complete ? keys(new int[0], removed) : keys(removed.slotsUpTo(SlotTable.OPEN_BUCKET), removed);
        long dropped = complete ? Section.NOTHING_DROPPED : droppedUpTo;
        Section folded = new Section(dropped, absent, entries(table));
        return folded.isEmpty() ? new byte[0] : folded.encode(spec);
    }

    private static void remove(Batch gone, SlotTable table, SlotTable removed) {
        int rowCount = gone.rowCount();
        if (rowCount == 0) {
            return;
        }
        Column[] keys = gone.columns().toArray(Column[]::new);
        int[] slots = new int[rowCount];
        long[] hashes = hashes(keys, rowCount);
        removed.upsert(keys, hashes, rowCount, slots);
        table.find(keys, hashes, rowCount, slots);
        for (int i = 0; i < rowCount; i++) {
            if (slots[i] >= 0) {
                table.remove(slots[i]);
            }
        }
    }

    private static long[] hashes(Column[] keys, int rowCount) {
        long[] hashes = new long[rowCount];
        KeyHash.hash(keys, rowCount, hashes);
        return hashes;
    }

    private void set(Batch entries, SlotTable table) {
        int rowCount = entries.rowCount();
        int keyCount = spec.key().size();
        int[] slots = new int[rowCount];
        Column[] keys = entries.columns().subList(0, keyCount).toArray(Column[]::new);
        table.upsert(keys, hashes(keys, rowCount), rowCount, slots);
        for (int i = 0; i < table.values().length; i++) {
            table.values()[i].scatter(entries.column(keyCount + i), slots, rowCount);
        }
    }

    private static Batch keys(int[] slots, SlotTable table) {
        return new Batch(slots.length, List.of(table.keys(slots, slots.length)));
    }

    private static List<Batch> entries(SlotTable table) {
        if (table.size() == 0) {
            return List.of();
        }
        int[] slots = table.slotsUpTo(SlotTable.OPEN_BUCKET);
        List<Column> columns = new ArrayList<>(List.of(table.keys(slots, slots.length)));
        for (StateColumn value : table.values()) {
            columns.add(value.gather(slots, slots.length));
        }
        return List.of(new Batch(slots.length, columns));
    }
}
