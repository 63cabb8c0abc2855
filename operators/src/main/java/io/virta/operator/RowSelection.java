package io.virta.operator;

import io.virta.batch.BooleanColumn;
import io.virta.batch.Column;
import io.virta.batch.ConstantColumn;
import io.virta.batch.FlatColumn;

/** The numbers of the rows for which a condition holds, in a scratch array that grows and is used again. */
public final class RowSelection {
    private int[] rows = new int[0];
    private int count;

    /** Selects the rows that are true; null is not. */
    public void select(Column condition) {
        int length = condition.length();
        if (rows.length < length) {
            rows = new int[length];
        }
        count = 0;
        if (condition instanceof ConstantColumn constant) {
            if (length > 0 && isTrue(constant.value(), 0)) {
                for (int i = 0; i < length; i++) {
                    rows[count++] = i;
                }
            }
            return;
        }
        FlatColumn flat = condition.flatten();
        if (flat instanceof BooleanColumn booleans) {
            select(booleans.values(), booleans.nullMask(), length);
        }
    }

    private void select(boolean[] values, boolean @org.jspecify.annotations.Nullable [] nulls, int length) {
        int selected = 0;
        if (nulls == null) {
            for (int i = 0; i < length; i++) {
                rows[selected] = i;
                selected += values[i] ? 1 : 0;
            }
        } else {
            for (int i = 0; i < length; i++) {
                rows[selected] = i;
                selected += values[i] && !nulls[i] ? 1 : 0;
            }
        }
        count = selected;
    }

    private static boolean isTrue(FlatColumn value, int row) {
        return value instanceof BooleanColumn booleans && !booleans.isNull(row) && booleans.value(row);
    }

    /** The selected row numbers, ascending; only the first {@link #count} count. Overwritten by the next selection. */
    public int[] rows() {
        return rows;
    }

    /** How many rows are selected. */
    public int count() {
        return count;
    }
}
