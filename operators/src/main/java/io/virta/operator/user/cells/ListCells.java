package io.virta.operator.user.cells;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.LongColumn;
import io.virta.operator.OperatorMetrics;
import io.virta.state.LongState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values in order for each group: a row each, at positions that count up; and for the group where they begin, where they end, how many there are. Used by one thread. */
public final class ListCells implements Cells {
    private static final int VALUE = 0;
    private static final int EXPIRES = 1;
    private static final int FIRST = 0;
    private static final int NEXT = 1;
    private static final int COUNT = 2;

    private final GroupTable elements;
    private final HeadRows heads;
    private final @Nullable Expiries expiries;
    private final OperatorMetrics metrics;

    ListCells(GroupTable elements, HeadRows heads, @Nullable Expiries expiries, OperatorMetrics metrics) {
        this.elements = elements;
        this.heads = heads;
        this.expiries = expiries;
        this.metrics = metrics;
    }

    private LongState head(int column) {
        return heads.rows().longs(column);
    }

    @Override
    public boolean exists() {
        return heads.slot() >= 0;
    }

    /** The values in order, in columns of any number of rows each. */
    public List<Column> get() {
        List<Column> values = new ArrayList<>();
        walk((slots, positions, count) -> values.add(elements.value(VALUE).gather(slots, count)));
        return values;
    }

    /**
     * Appends values.
     *
     * @param values a column of {@code count} rows, at least one
     * @param ttlMillis how long they are kept, 0 for ever
     */
    public void append(Column values, int count, long ttlMillis) {
        int head = heads.upsert();
        long next = head(NEXT).values()[head];
        head(NEXT).put(head, next + count);
        head(COUNT).put(head, head(COUNT).values()[head] + count);
        long[] positions = new long[count];
        Arrays.setAll(positions, i -> next + i);
        int[] slots = new int[count];
        elements.upsert(count, slots, new LongColumn(positions, null));
        elements.value(VALUE).scatter(values, slots, count);
        if (expiries != null) {
            for (int i = 0; i < count; i++) {
                expiries.written(elements.longs(EXPIRES), slots[i], ttlMillis, GroupTable.number(positions[i]));
            }
        }
        metrics.addUpdatedRows(count);
    }

    @Override
    public void clear() {
        if (!exists()) {
            return;
        }
        walk((slots, positions, count) -> {
            if (expiries != null) {
                for (int i = 0; i < count; i++) {
                    expiries.removed(elements.longs(EXPIRES), slots[i], GroupTable.number(positions[i]));
                }
            }
            elements.table().remove(slots, count);
            metrics.addRemovedRows(count);
        });
        heads.remove();
    }

    @Override
    public int expire() {
        return expiries == null ? 0 : expiries.takeExpired((millis, rest) -> drop((LongColumn) rest[0].flatten()));
    }

    private void drop(LongColumn position) {
        int slot = elements.find(position);
        if (slot < 0) {
            return;
        }
        elements.remove(slot);
        metrics.addRemovedRows(1);
        int head = heads.upsert();
        long left = head(COUNT).values()[head] - 1;
        if (left == 0) {
            heads.remove();
            return;
        }
        head(COUNT).put(head, left);
        if (head(FIRST).values()[head] == position.value(0)) {
            head(FIRST).put(head, position.value(0) + 1);
        }
    }

    private interface Walk {
        void visit(int[] slots, long[] positions, int count);
    }

    /** Visits the elements in order, a page at a time. Positions may have been left by elements that expired. */
    private void walk(Walk visitor) {
        int head = heads.slot();
        if (head < 0) {
            return;
        }
        long next = head(NEXT).values()[head];
        for (long from = head(FIRST).values()[head]; from < next; from += Batch.DEFAULT_ROWS) {
            int size = (int) Math.min(Batch.DEFAULT_ROWS, next - from);
            long[] positions = new long[size];
            for (int i = 0; i < size; i++) {
                positions[i] = from + i;
            }
            int[] slots = new int[size];
            elements.find(size, slots, new LongColumn(positions.clone(), null));
            int count = 0;
            for (int i = 0; i < size; i++) {
                if (slots[i] >= 0) {
                    positions[count] = positions[i];
                    slots[count++] = slots[i];
                }
            }
            visitor.visit(slots, positions, count);
        }
    }
}
