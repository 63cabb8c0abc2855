package io.virta.operator.exchange;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.state.KeyHash;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Splits batches by the instance that owns the key group of each row. The order of the rows for one instance is that of the batch. Used by one thread; its scratch arrays never
 * leave it.
 */
public final class KeyRouter {
    private final int[] keyColumns;
    private final int keyGroups;
    private final int instances;
    private long[] hashes = new long[0];
    private int[] targets = new int[0];
    private final int[] starts;

    /**
     * A router.
     *
     * @param keyColumns the columns of {@link io.virta.operator.Distribution.Hashed}
     * @param keyGroups how many key groups the query has
     * @param instances how many instances the receiving stage has, at most {@code keyGroups}
     */
    public KeyRouter(int[] keyColumns, int keyGroups, int instances) {
        this.keyColumns = keyColumns.clone();
        this.keyGroups = keyGroups;
        this.instances = instances;
        this.starts = new int[instances + 1];
    }

    /** The rows of a batch for each instance, null where there are none. A batch that goes to one instance as a whole is not copied. */
    public @Nullable Batch[] split(Batch batch) {
        @Nullable Batch[] parts = new Batch[instances];
        if (instances == 1) {
            parts[0] = batch;
            return parts;
        }
        int rowCount = batch.rowCount();
        route(batch, rowCount);
        for (int instance = 0; instance < instances; instance++) {
            int count = starts[instance + 1] - starts[instance];
            if (count == rowCount && rowCount > 0) {
                parts[instance] = batch;
                return parts;
            }
        }
        int[] rows = grouped(rowCount);
        int from = 0;
        for (int instance = 0; instance < instances; instance++) {
            int to = starts[instance];
            if (to > from) {
                parts[instance] = batch.gather(Arrays.copyOfRange(rows, from, to), to - from);
            }
            from = to;
        }
        return parts;
    }

    /** Finds the instance of each row, and where its rows start when they are grouped by instance. */
    private void route(Batch batch, int rowCount) {
        if (hashes.length < rowCount) {
            hashes = new long[rowCount];
            targets = new int[rowCount];
        }
        Column[] keys = new Column[keyColumns.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = batch.column(keyColumns[i]);
        }
        KeyHash.hash(keys, rowCount, hashes);
        Arrays.fill(starts, 0);
        for (int row = 0; row < rowCount; row++) {
            int target = KeyHash.owner(KeyHash.keyGroup(hashes[row], keyGroups), keyGroups, instances);
            targets[row] = target;
            starts[target + 1]++;
        }
        for (int instance = 0; instance < instances; instance++) {
            starts[instance + 1] += starts[instance];
        }
    }

    /** The row numbers grouped by instance; afterwards {@code starts} has the end of each group. */
    private int[] grouped(int rowCount) {
        int[] rows = new int[rowCount];
        for (int row = 0; row < rowCount; row++) {
            rows[starts[targets[row]]++] = row;
        }
        return rows;
    }
}
