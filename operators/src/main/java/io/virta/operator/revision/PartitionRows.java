package io.virta.operator.revision;

import io.virta.batch.Batch;
import io.virta.batch.ChangeKind;
import io.virta.batch.Column;
import io.virta.operator.OperatorContext;
import io.virta.operator.OperatorMetrics;
import io.virta.state.KeyHash;
import io.virta.state.LongState;
import io.virta.state.StateColumn;
import io.virta.state.StateTable;
import io.virta.state.StateTable.SlotCursor;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of all partitions of a shard as state: a table of partitions, and a table of different rows with how often each occurs, chained by partition. The chains are in memory
 * only and made anew of the tables after a restore. Between the changes of an epoch a row may occur less than never, until its insertion follows its deletion. Used by one thread.
 */
public final class PartitionRows {
    static final String PARTITIONS = "partitions";
    static final String ROWS = "rows";
    private static final int NONE = -1;
    private static final Column[] NO_COLUMNS = {};

    private final PartitionLayout layout;
    private final StateTable partitions;
    private final StateTable rows;
    private final OperatorMetrics metrics;
    private int[] heads = {};
    private int[] next = {};
    private int[] previous = {};
    private int[] partitionOf = {};

    /** What the tables of an operator hold, as {@link PartitionLayout#tables} declares them. */
    public PartitionRows(PartitionLayout layout, OperatorContext context) {
        this.layout = layout;
        partitions = context.stateTable(PARTITIONS);
        rows = context.stateTable(ROWS);
        metrics = context.metrics();
        int[] page = new int[Batch.DEFAULT_ROWS];
        SlotCursor cursor = rows.cursor(Long.MAX_VALUE);
        for (int count = cursor.next(page); count > 0; count = cursor.next(page)) {
            Column[] keys = Arrays.copyOf(rows.keys(page, count), layout.partitionColumns());
            int[] found = find(keys, count);
            for (int i = 0; i < count; i++) {
                link(page[i], found[i]);
            }
        }
    }

    /** The slots of the partitions of rows, -1 where there is none. */
    public int[] find(Column[] keys, int rowCount) {
        int[] found = new int[rowCount];
        partitions.find(keys, hashes(keys, rowCount), rowCount, found);
        return found;
    }

    /** The slots of the partitions of rows, which exist from now on. */
    public int[] findOrAdd(Column[] keys, int rowCount) {
        int[] found = new int[rowCount];
        partitions.upsert(keys, hashes(keys, rowCount), rowCount, found);
        return found;
    }

    /** The slot of the one partition without key, -1 if there is none yet. */
    int findGlobal() {
        return find(NO_COLUMNS, 1)[0];
    }

    /** The slot of the one partition without key, which exists from now on. */
    int addGlobal() {
        return findOrAdd(NO_COLUMNS, 1)[0];
    }

    /** The columns of rows that tell partitions apart. */
    public Column[] keys(Batch batch) {
        return batch.columns().subList(0, layout.partitionColumns()).toArray(Column[]::new);
    }

    private long[] hashes(Column[] keys, int rowCount) {
        long[] hashes = new long[rowCount];
        KeyHash.ofKeys(keys, layout.routingColumns(), rowCount, hashes);
        return hashes;
    }

    /** Adds the rows inserted and takes away those deleted. */
    public void apply(Batch batch, int[] partitionSlots) {
        int rowCount = batch.rowCount();
        Column[] columns = batch.columns().toArray(Column[]::new);
        int[] slots = new int[rowCount];
        rows.upsert(columns, hashes(columns, rowCount), rowCount, slots);
        byte[] changes = batch.changes();
        for (int row = 0; row < rowCount; row++) {
            int slot = slots[row];
            boolean isThere = slot < partitionOf.length && partitionOf[slot] != NONE;
            if (!isThere) {
                link(slot, partitionSlots[row]);
            }
            boolean adds = changes == null
                    || changes[row] == ChangeKind.INSERT.code()
                    || changes[row] == ChangeKind.UPDATE_AFTER.code();
            counts()[slot] += adds ? 1 : -1;
        }
        removeAbsent(slots, rowCount);
        metrics.addUpdatedRows(rowCount);
    }

    private void removeAbsent(int[] slots, int rowCount) {
        int[] gone = new int[rowCount];
        int count = 0;
        for (int i = 0; i < rowCount; i++) {
            if (partitionOf[slots[i]] != NONE && counts()[slots[i]] == 0) {
                gone[count++] = slots[i];
                unlink(slots[i]);
            }
        }
        rows.remove(gone, count);
    }

    private long[] counts() {
        return ((LongState) rows.value(0)).values();
    }

    /** Takes rows away whatever their number. */
    void remove(int[] slots) {
        for (int slot : slots) {
            unlink(slot);
        }
        rows.remove(slots, slots.length);
    }

    /** Forgets those of these partitions that have no rows. */
    public void removeEmpty(int[] partitionSlots, int count) {
        int[] empty = new int[count];
        int emptyCount = 0;
        for (int i = 0; i < count; i++) {
            if (isEmpty(partitionSlots[i])) {
                empty[emptyCount++] = partitionSlots[i];
            }
        }
        partitions.remove(empty, emptyCount);
    }

    /** Whether any row of a partition occurs. */
    public boolean hasRows(int partition) {
        long[] counts = counts();
        for (int slot = isEmpty(partition) ? NONE : heads[partition]; slot != NONE; slot = next[slot]) {
            if (counts[slot] > 0) {
                return true;
            }
        }
        return false;
    }

    private boolean isEmpty(int partition) {
        return partition >= heads.length || heads[partition] == NONE;
    }

    /** Forgets the partitions whose bucket is at or before this one. */
    void close(long bucket) {
        int[] page = new int[Batch.DEFAULT_ROWS];
        SlotCursor closing = partitions.cursor(bucket);
        for (int count = closing.next(page); count > 0; count = closing.next(page)) {
            for (int i = 0; i < count; i++) {
                for (int slot = isEmpty(page[i]) ? NONE : heads[page[i]]; slot != NONE; slot = next[slot]) {
                    partitionOf[slot] = NONE;
                }
                if (page[i] < heads.length) {
                    heads[page[i]] = NONE;
                }
            }
        }
        long before = rows.size();
        rows.removeBucketsUpTo(bucket);
        partitions.removeBucketsUpTo(bucket);
        metrics.addRemovedRows(before - rows.size());
    }

    /** Marks partitions as changed. */
    public void touch(int[] partitionSlots, int count) {
        partitions.touch(partitionSlots, count);
    }

    /** The columns that the operator keeps with each partition, by slot. */
    public StateColumn[] ofPartitions() {
        return partitions.values();
    }

    /** The partitions that {@link #close} would forget. */
    SlotCursor closing(long bucket) {
        return partitions.cursor(bucket);
    }

    /** All partitions. */
    public SlotCursor all() {
        return partitions.cursor(Long.MAX_VALUE);
    }

    /** The slots of the rows of partitions, partition by partition. */
    public int[] slots(int[] partitionSlots, int count) {
        int[] slots = new int[Math.max(16, count)];
        int size = 0;
        long[] counts = counts();
        for (int i = 0; i < count; i++) {
            for (int slot = isEmpty(partitionSlots[i]) ? NONE : heads[partitionSlots[i]];
                    slot != NONE;
                    slot = next[slot]) {
                if (counts[slot] > 0) {
                    slots = size == slots.length ? Arrays.copyOf(slots, 2 * size) : slots;
                    slots[size++] = slot;
                }
            }
        }
        return Arrays.copyOf(slots, size);
    }

    /** The partitions with their rows, which are those of {@link #slots}. */
    public Partitions read(int[] partitionSlots, int count, int[] slots) {
        Batch batch = new Batch(slots.length, List.of(rows.keys(slots, slots.length)));
        int[] numbers = new int[slots.length];
        long[] counts = new long[slots.length];
        int partition = 0;
        for (int i = 0; i < slots.length; i++) {
            while (partitionSlots[partition] != partitionOf[slots[i]]) {
                partition++;
            }
            numbers[i] = partition;
            counts[i] = counts()[slots[i]];
        }
        return new Partitions(count, partitions.keys(partitionSlots, count), batch, numbers, counts);
    }

    private void link(int slot, int partition) {
        ensure(slot, partition);
        int head = heads[partition];
        next[slot] = head;
        previous[slot] = NONE;
        partitionOf[slot] = partition;
        if (head != NONE) {
            previous[head] = slot;
        }
        heads[partition] = slot;
    }

    private void unlink(int slot) {
        if (previous[slot] == NONE) {
            heads[partitionOf[slot]] = next[slot];
        } else {
            next[previous[slot]] = next[slot];
        }
        if (next[slot] != NONE) {
            previous[next[slot]] = previous[slot];
        }
        partitionOf[slot] = NONE;
    }

    private void ensure(int slot, int partition) {
        if (slot >= next.length) {
            int length = Math.max(slot + 1, 2 * next.length);
            next = Arrays.copyOf(next, length);
            previous = Arrays.copyOf(previous, length);
            int from = partitionOf.length;
            partitionOf = Arrays.copyOf(partitionOf, length);
            Arrays.fill(partitionOf, from, length, NONE);
        }
        if (partition >= heads.length) {
            int from = heads.length;
            heads = Arrays.copyOf(heads, Math.max(partition + 1, 2 * from));
            Arrays.fill(heads, from, heads.length, NONE);
        }
    }
}
