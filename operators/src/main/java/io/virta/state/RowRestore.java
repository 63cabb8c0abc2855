package io.virta.state;

import io.virta.batch.Batch;
import io.virta.batch.BooleanColumn;
import io.virta.batch.Column;
import io.virta.batch.IntColumn;
import io.virta.batch.LongColumn;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Restores a {@link RowTable}. Within a key group new rows have higher numbers than all in earlier sections, also those that have expired, so a lower one is a row that is there already and has been marked since: in memory, where an index finds it that
 * is made when it is needed, or in the overflow store.
 */
final class RowRestore {
    private static final StructType KEY =
            new StructType().add("group", AtomicType.INT, false).add("row", AtomicType.BIGINT, false);
    private static final StructType SLOT = new StructType().add("slot", AtomicType.INT, false);

    private final RowTable table;
    private final int keyGroups;
    private final long[] maxNumbers;
    private long expiredUpTo = Section.NOTHING_DROPPED;
    private @Nullable SlotTable index;

    RowRestore(RowTable table, int keyGroups) {
        this.table = table;
        this.keyGroups = keyGroups;
        maxNumbers = new long[keyGroups];
        Arrays.fill(maxNumbers, -1);
    }

    /** Applies a section. What expired in one key group has in all, since no row was ever added that had; so it never comes in. */
    void apply(StateSection section) {
        Section content = Section.decode(section.payload(), table.spec());
        if (content.droppedUpTo() > expiredUpTo) {
            expiredUpTo = content.droppedUpTo();
            int removed = 1;
            while (removed > 0) {
                removed = table.removeExpired(expiredUpTo, null);
            }
        }
        int group = section.keyGroup();
        long known = maxNumbers[group];
        for (Batch entries : content.entries()) {
            for (int from = 0; from < entries.rowCount(); from += Batch.DEFAULT_ROWS) {
                int[] rows = new int[Math.min(Batch.DEFAULT_ROWS, entries.rowCount() - from)];
                for (int i = 0; i < rows.length; i++) {
                    rows[i] = from + i;
                }
                set(entries.gather(rows, rows.length), group, known);
            }
        }
    }

    private void set(Batch entries, int group, long known) {
        long[] numbers = longs(entries.column(0));
        long[] expiries = longs(entries.column(entries.columnCount() - 1));
        long[] hashes = hashes(entries);
        int[] fresh = new int[numbers.length];
        int[] marked = new int[numbers.length];
        int freshCount = 0;
        int markedCount = 0;
        for (int row = 0; row < numbers.length; row++) {
            maxNumbers[group] = Math.max(maxNumbers[group], numbers[row]);
            if (expiries[row] > expiredUpTo) {
                if (numbers[row] > known) {
                    fresh[freshCount++] = row;
                } else {
                    marked[markedCount++] = row;
                }
            }
        }
        if (markedCount > 0) {
            mark(entries, Arrays.copyOf(marked, markedCount), group, numbers, hashes);
        }
        table.numberAfter(maxNumbers[group]);
        add(entries, fresh, freshCount, numbers, hashes, expiries);
    }

    private long[] hashes(Batch entries) {
        List<Integer> columns = table.spec().lookupColumns();
        Column[] lookup = new Column[columns.size()];
        for (int i = 0; i < lookup.length; i++) {
            lookup[i] = entries.column(1 + columns.get(i));
        }
        long[] hashes = new long[entries.rowCount()];
        KeyHash.hash(lookup, entries.rowCount(), hashes);
        return hashes;
    }

    private static long[] longs(Column column) {
        return ((LongColumn) column.flatten()).values();
    }

    private void add(Batch entries, int[] rows, int count, long[] numbers, long[] hashes, long[] expiries) {
        Batch added = entries.gather(rows, count);
        long[] addedNumbers = gather(numbers, rows, count);
        int[] slots = table.addRestored(
                added.columns().subList(1, added.columnCount()),
                addedNumbers,
                gather(hashes, rows, count),
                gather(expiries, rows, count),
                count);
        if (table.evict()) {
            index = null;
        } else if (index != null) {
            addTo(index, slots, 0, count);
        }
    }

    private static long[] gather(long[] values, int[] rows, int count) {
        long[] gathered = new long[count];
        for (int i = 0; i < count; i++) {
            gathered[i] = values[rows[i]];
        }
        return gathered;
    }

    /** Marks rows that are there, wherever they are. */
    private void mark(Batch entries, int[] rows, int group, long[] numbers, long[] hashes) {
        BooleanColumn isMatched =
                (BooleanColumn) entries.column(entries.columnCount() - 2).flatten();
        int[] slots = slots(group, gather(numbers, rows, rows.length));
        BooleanState matched = (BooleanState) table.values()[table.values().length - 2];
        int[] elsewhere = new int[rows.length];
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            if (!isMatched.value(rows[i])) {
                continue;
            }
            if (slots[i] >= 0) {
                matched.put(slots[i], true);
            } else {
                elsewhere[count++] = rows[i];
            }
        }
        SpilledRows spilled = table.spilled();
        if (count > 0 && spilled != null) {
            spilled.markRestored(gather(hashes, elsewhere, count), gather(numbers, elsewhere, count), count);
        }
    }

    /** The slots of rows of a key group, by number; -1 for those that are not in memory. */
    private int[] slots(int group, long[] numbers) {
        SlotTable known = index;
        if (known == null) {
            known = index(table.allSlots());
            index = known;
        }
        int[] groups = new int[numbers.length];
        Arrays.fill(groups, group);
        int[] found = new int[numbers.length];
        known.find(key(groups, numbers), null, numbers.length, found);
        int[] slots = ((IntState) known.values()[0]).values();
        for (int i = 0; i < found.length; i++) {
            found[i] = found[i] < 0 ? -1 : slots[found[i]];
        }
        return found;
    }

    private SlotTable index(int[] slots) {
        SlotTable made = new SlotTable(KEY, SLOT, StateTableSpec.NO_BUCKETS);
        for (int from = 0; from < slots.length; from += Batch.DEFAULT_ROWS) {
            addTo(made, slots, from, Math.min(Batch.DEFAULT_ROWS, slots.length - from));
        }
        return made;
    }

    private void addTo(SlotTable known, int[] slots, int from, int count) {
        int[] groups = new int[count];
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            groups[i] = KeyHash.keyGroup(table.hash(slots[from + i]), keyGroups);
            numbers[i] = table.number(slots[from + i]);
        }
        int[] entries = new int[count];
        known.upsert(key(groups, numbers), null, count, entries);
        for (int i = 0; i < count; i++) {
            ((IntState) known.values()[0]).put(entries[i], slots[from + i]);
        }
    }

    private static Column[] key(int[] groups, long[] numbers) {
        return new Column[] {new IntColumn(groups, null), new LongColumn(numbers, null)};
    }
}
