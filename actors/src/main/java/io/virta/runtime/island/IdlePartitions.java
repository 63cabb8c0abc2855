package io.virta.runtime.island;

import io.virta.connector.ContinuousScan.ContinuousReader;
import io.virta.operator.SourcePartitions;
import java.util.Arrays;

/** Finds out which partitions of a continuous reader rest: those that have had no rows for a while. Used by one thread. */
final class IdlePartitions {
    private final SourcePartitions partitions;
    private final long idleNanos;
    private long[] lastRows = {0};
    private long nextCheck;

    /**
     * Before the first poll.
     *
     * @param partitions gets what is found
     * @param idleNanos how long a partition without rows is waited for
     */
    IdlePartitions(SourcePartitions partitions, long idleNanos) {
        this.partitions = partitions;
        this.idleNanos = idleNanos;
    }

    /** The reader begins to read; true if it has nothing to read at all. */
    boolean begin(ContinuousReader reader, long nowNanos) {
        partitions.resize(0);
        resize(reader.partitions(), nowNanos);
        nextCheck = nowNanos + idleNanos;
        return partitions.areAllIdle();
    }

    /** The reader was asked for rows, and has found some or not; true if a partition rests now that did not before, or the other way round. */
    boolean polled(ContinuousReader reader, boolean hasRows, long nowNanos) {
        boolean changed = resize(reader.partitions(), nowNanos);
        if (hasRows) {
            int partition = reader.partition();
            lastRows[partition] = nowNanos;
            changed |= partitions.isIdle(partition);
            partitions.enter(partition);
        }
        if (nowNanos - nextCheck >= 0) {
            nextCheck = nowNanos + idleNanos / 4;
            changed |= findIdle(reader, nowNanos);
        }
        return changed;
    }

    private boolean resize(int count, long nowNanos) {
        int before = partitions.count();
        if (count == before) {
            return false;
        }
        if (lastRows.length < count) {
            lastRows = Arrays.copyOf(lastRows, count);
        }
        for (int i = before; i < count; i++) {
            lastRows[i] = nowNanos;
        }
        partitions.resize(count);
        return true;
    }

    private boolean findIdle(ContinuousReader reader, long nowNanos) {
        boolean found = false;
        for (int i = 0; i < partitions.count(); i++) {
            if (!partitions.isIdle(i) && nowNanos - lastRows[i] > idleNanos && reader.isAtEnd(i)) {
                partitions.rest(i);
                found = true;
            }
        }
        return found;
    }
}
