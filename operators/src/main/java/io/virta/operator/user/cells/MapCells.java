package io.virta.operator.user.cells;

import io.virta.batch.Column;
import io.virta.operator.OperatorMetrics;
import io.virta.state.LongState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values by key for each group. Keys are columns of one row, and not null. Used by one thread. */
public final class MapCells implements Cells {
    static final int NUMBER = 2;

    private static final int VALUE = 0;
    private static final int EXPIRES = 1;

    private final NumberedKeys entries;
    private final @Nullable Expiries expiries;
    private final OperatorMetrics metrics;

    MapCells(NumberedKeys entries, @Nullable Expiries expiries, OperatorMetrics metrics) {
        this.entries = entries;
        this.expiries = expiries;
        this.metrics = metrics;
    }

    private LongState times() {
        return entries.rows().longs(EXPIRES);
    }

    @Override
    public boolean exists() {
        return entries.size() > 0;
    }

    /** Whether a key has a value. */
    public boolean contains(Column key) {
        return entries.find(key) >= 0;
    }

    /** The value of a key, as a column of one row; null if there is none. */
    public @Nullable Column get(Column key) {
        int slot = entries.find(key);
        return slot < 0 ? null : entries.rows().get(VALUE, slot);
    }

    /**
     * Sets the value of a key.
     *
     * @param value a column of one row
     * @param ttlMillis how long it is kept, 0 for ever
     */
    public void put(Column key, Column value, long ttlMillis) {
        int slot = entries.add(key);
        entries.rows().set(VALUE, slot, value);
        if (expiries != null) {
            expiries.written(times(), slot, ttlMillis, key);
        }
        metrics.addUpdatedRows(1);
    }

    /** Removes a key, if it is there. */
    public void remove(Column key) {
        int slot = entries.find(key);
        if (slot >= 0) {
            if (expiries != null) {
                expiries.removed(times(), slot, key);
            }
            entries.remove(slot);
            metrics.addRemovedRows(1);
        }
    }

    /** All entries, in columns of any number of rows each. */
    public List<Entries> entries() {
        List<Entries> pages = new ArrayList<>();
        entries.walk((keys, slots, count) ->
                pages.add(new Entries(keys, entries.rows().value(VALUE).gather(slots, count), count)));
        return pages;
    }

    @Override
    public void clear() {
        if (expiries != null) {
            Expiries known = expiries;
            entries.walk((keys, slots, count) -> {
                for (int i = 0; i < count; i++) {
                    known.removed(times(), slots[i], keys.gather(new int[] {i}, 1));
                }
            });
        }
        metrics.addRemovedRows(entries.size());
        entries.clear();
    }

    @Override
    public int expire() {
        return expiries == null
                ? 0
                : expiries.takeExpired((millis, rest) -> {
                    int slot = entries.find(rest[0]);
                    if (slot >= 0) {
                        entries.remove(slot);
                        metrics.addRemovedRows(1);
                    }
                });
    }

    /** Some entries: keys and values of as many rows. */
    public record Entries(Column keys, Column values, int count) {}
}
