package io.virta.session;

import io.virta.batch.Batch;
import io.virta.batch.ChangeKind;

/** Of a batch with revisions, the rows that hold now: no deletions and no values of before an update. */
final class LatestRows {
    private LatestRows() {}

    static Batch of(Batch batch) {
        byte[] changes = batch.changes();
        if (changes == null) {
            return batch;
        }
        int[] rows = new int[batch.rowCount()];
        int count = 0;
        for (int row = 0; row < rows.length; row++) {
            if (changes[row] == ChangeKind.INSERT.code() || changes[row] == ChangeKind.UPDATE_AFTER.code()) {
                rows[count++] = row;
            }
        }
        return new Batch(count, batch.gather(rows, count).columns());
    }
}
