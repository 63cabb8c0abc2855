package io.virta.operator.user.cells;

import io.virta.batch.Column;
import io.virta.operator.OperatorMetrics;
import io.virta.state.LongState;
import org.jspecify.annotations.Nullable;

/** At most one value for each group. Used by one thread. */
public final class ValueCells implements Cells {
    private static final int VALUE = 0;
    private static final int EXPIRES = 1;

    private final HeadRows values;
    private final @Nullable Expiries expiries;
    private final OperatorMetrics metrics;

    ValueCells(HeadRows values, @Nullable Expiries expiries, OperatorMetrics metrics) {
        this.values = values;
        this.expiries = expiries;
        this.metrics = metrics;
    }

    @Override
    public boolean exists() {
        return values.slot() >= 0;
    }

    /** The value, as a column of one row; null if there is none. */
    public @Nullable Column get() {
        int slot = values.slot();
        return slot < 0 ? null : values.rows().get(VALUE, slot);
    }

    /**
     * Sets the value.
     *
     * @param value a column of one row
     * @param ttlMillis how long it is kept, 0 for ever
     */
    public void set(Column value, long ttlMillis) {
        int slot = values.upsert();
        values.rows().set(VALUE, slot, value);
        if (expiries != null) {
            expiries.written(times(), slot, ttlMillis);
        }
        metrics.addUpdatedRows(1);
    }

    private LongState times() {
        return values.rows().longs(EXPIRES);
    }

    @Override
    public void clear() {
        int slot = values.slot();
        if (slot >= 0) {
            if (expiries != null) {
                expiries.removed(times(), slot);
            }
            values.remove();
            metrics.addRemovedRows(1);
        }
    }

    @Override
    public int expire() {
        return expiries == null
                ? 0
                : expiries.takeExpired((millis, rest) -> {
                    values.remove();
                    metrics.addRemovedRows(1);
                });
    }
}
