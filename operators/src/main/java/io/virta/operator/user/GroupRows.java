package io.virta.operator.user;

import io.virta.batch.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rows of an epoch, held until they can be handed out group by group, each group's in the order in which they came. Used by one thread. */
final class GroupRows {
    private final List<Batch> batches = new ArrayList<>();
    private final List<int[]> slotsOfBatches = new ArrayList<>();
    private int[] withoutRows = new int[0];
    private int rowCount;
    private int[] slots = new int[0];
    private int[] starts = new int[0];
    private int[] batchOf = new int[0];
    private int[] rowOf = new int[0];
    private int groupCount;

    /** Adds rows, each with the slot of its group; keeps both. */
    void add(Batch rows, int[] slotOfRow) {
        batches.add(rows);
        slotsOfBatches.add(slotOfRow);
        rowCount += rows.rowCount();
    }

    /** Adds groups that are there even if they have no rows. */
    void addGroups(int[] groupSlots) {
        withoutRows = groupSlots;
    }

    /** Arranges what was added; groups are numbered in the order in which they first came. */
    void arrange() {
        int[] groups = number();
        starts = new int[groupCount + 1];
        for (int group : groups) {
            starts[group + 1]++;
        }
        for (int group = 0; group < groupCount; group++) {
            starts[group + 1] += starts[group];
        }
        int[] next = starts.clone();
        batchOf = new int[rowCount];
        rowOf = new int[rowCount];
        int number = 0;
        for (int batch = 0; batch < batches.size(); batch++) {
            for (int row = 0; row < batches.get(batch).rowCount(); row++) {
                int place = next[groups[number++]]++;
                batchOf[place] = batch;
                rowOf[place] = row;
            }
        }
    }

    /** The group of each row. */
    private int[] number() {
        int maxSlot = -1;
        for (int[] ofBatch : slotsOfBatches) {
            for (int slot : ofBatch) {
                maxSlot = Math.max(maxSlot, slot);
            }
        }
        for (int slot : withoutRows) {
            maxSlot = Math.max(maxSlot, slot);
        }
        int[] groupOfSlot = new int[maxSlot + 1];
        Arrays.fill(groupOfSlot, -1);
        int[] groups = new int[rowCount];
        slots = new int[Math.min(rowCount + withoutRows.length, maxSlot + 1)];
        groupCount = 0;
        int number = 0;
        for (int[] ofBatch : slotsOfBatches) {
            for (int slot : ofBatch) {
                if (groupOfSlot[slot] < 0) {
                    slots[groupCount] = slot;
                    groupOfSlot[slot] = groupCount++;
                }
                groups[number++] = groupOfSlot[slot];
            }
        }
        for (int slot : withoutRows) {
            if (groupOfSlot[slot] < 0) {
                slots[groupCount] = slot;
                groupOfSlot[slot] = groupCount++;
            }
        }
        return groups;
    }

    int groupCount() {
        return groupCount;
    }

    /** The slot of a group. */
    int slot(int group) {
        return slots[group];
    }

    int count(int group) {
        return starts[group + 1] - starts[group];
    }

    Batch batch(int group, int i) {
        return batches.get(batchOf[starts[group] + i]);
    }

    int row(int group, int i) {
        return rowOf[starts[group] + i];
    }

    void clear() {
        batches.clear();
        slotsOfBatches.clear();
        withoutRows = new int[0];
        rowCount = 0;
        groupCount = 0;
        slots = new int[0];
        starts = new int[0];
        batchOf = new int[0];
        rowOf = new int[0];
    }
}
