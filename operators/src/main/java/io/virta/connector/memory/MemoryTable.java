package io.virta.connector.memory;

import io.virta.batch.Batch;
import io.virta.batch.ChangeKind;
import io.virta.row.Row;
import io.virta.row.RowConverter;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The result of a query that writes to memory: the rows of its committed epochs, in complete mode those of the last one. Lives as long as its session. Safe for use by several threads.
 */
public final class MemoryTable {
    private final StructType schema;
    private final boolean replace;
    private final TreeMap<Long, List<Batch>> prepared = new TreeMap<>();
    private List<Batch> committed = new ArrayList<>();
    private long lastEpoch = -1;
    private String queryId = "";

    MemoryTable(StructType schema, boolean replace) {
        this.schema = schema;
        this.replace = replace;
    }

    /** The columns. */
    public StructType schema() {
        return schema;
    }

    /** The batches of the committed epochs, in order; revisions are told by their change columns. */
    public synchronized List<Batch> batches() {
        return List.copyOf(committed);
    }

    /** The rows of the committed epochs, in order; rows that were revised or deleted are gone. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Batch batch : batches()) {
            byte[] changes = batch.changes();
            for (int i = 0; i < batch.rowCount(); i++) {
                Row row = RowConverter.row(batch, i, schema);
                ChangeKind kind = changes == null ? ChangeKind.INSERT : ChangeKind.ofCode(changes[i]);
                if (kind == ChangeKind.INSERT || kind == ChangeKind.UPDATE_AFTER) {
                    rows.add(row);
                } else {
                    int last = rows.lastIndexOf(row);
                    if (last >= 0) {
                        rows.remove(last);
                    }
                }
            }
        }
        return rows;
    }

    /** The number of the last committed epoch, -1 before the first. */
    public synchronized long lastEpoch() {
        return lastEpoch;
    }

    /** Says which query writes from now on. Rows of another one are forgotten. */
    public synchronized void writtenBy(String newQueryId) {
        if (!queryId.equals(newQueryId)) {
            queryId = newQueryId;
            prepared.clear();
            committed = new ArrayList<>();
            lastEpoch = -1;
        }
    }

    boolean isReplacedByEachEpoch() {
        return replace;
    }

    /** Holds the rows of an epoch until it is committed. */
    public synchronized void prepare(long epoch, List<Batch> batches) {
        prepared.put(epoch, List.copyOf(batches));
    }

    /** Publishes an epoch. Returns false if it is neither prepared nor committed. */
    public synchronized boolean commit(long epoch) {
        List<Batch> batches = prepared.remove(epoch);
        if (batches == null) {
            return epoch <= lastEpoch;
        }
        if (epoch > lastEpoch) {
            if (replace) {
                committed = new ArrayList<>();
            }
            committed.addAll(batches);
            lastEpoch = epoch;
        }
        return true;
    }

    /** Drops what was prepared for an epoch. */
    public synchronized void abort(long epoch) {
        prepared.remove(epoch);
    }
}
