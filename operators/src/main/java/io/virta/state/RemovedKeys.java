package io.virta.state;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.types.StructType;
import java.util.Arrays;
import java.util.List;

/** The keys of entries that were removed since the last freeze, to be frozen as removals. */
final class RemovedKeys {
    private final StructType keyType;
    private StateColumn[] keys;
    private long[] hashes = new long[Presence.INITIAL_SLOTS];
    private int count;

    RemovedKeys(StructType keyType) {
        this.keyType = keyType;
        this.keys = StateColumn.of(keyType);
    }

    int count() {
        return count;
    }

    long hash(int position) {
        return hashes[position];
    }

    void add(SlotTable table, int[] slots, int slotCount) {
        if (slotCount == 0) {
            return;
        }
        int end = count + slotCount;
        if (end > hashes.length) {
            hashes = Arrays.copyOf(hashes, Presence.grown(hashes.length, end));
        }
        int[] positions = new int[slotCount];
        for (int i = 0; i < slotCount; i++) {
            positions[i] = count + i;
            hashes[count + i] = table.hash(slots[i]);
        }
        Column[] removed = table.keys(slots, slotCount);
        for (int i = 0; i < keys.length; i++) {
            keys[i].ensureCapacity(hashes.length);
            keys[i].scatter(removed[i], positions, slotCount);
        }
        count = end;
    }

    Batch gather(int[] positions, int positionCount) {
        Column[] columns = new Column[keys.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = keys[i].gather(positions, positionCount);
        }
        return new Batch(positionCount, List.of(columns));
    }

    void reset() {
        if (count > 0) {
            keys = StateColumn.of(keyType);
            hashes = new long[Presence.INITIAL_SLOTS];
            count = 0;
        }
    }
}
