package io.virta.connectors.console;

import io.virta.batch.Batch;
import io.virta.batch.ChangeKind;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.io.PrintStream;

/** Of revisions the new form is printed; what is replaced or deleted is not. */
final class PrintedRows {
    private PrintedRows() {}

    /** Throws OUTPUT_CLOSED if what was printed reaches nobody. */
    static void flush(PrintStream out) {
        if (out.checkError()) {
            throw new VirtaException(
                    ErrorCode.OUTPUT_CLOSED,
                    "Standard output is closed.",
                    "The program that reads it has ended; a query with a checkpoint prints this epoch again when it is started again.");
        }
    }

    static boolean isPrinted(Batch batch, int row) {
        byte[] changes = batch.changes();
        if (changes == null) {
            return true;
        }
        ChangeKind kind = ChangeKind.ofCode(changes[row]);
        return kind == ChangeKind.INSERT || kind == ChangeKind.UPDATE_AFTER;
    }

    static Batch of(Batch batch) {
        if (batch.changes() == null) {
            return batch;
        }
        int[] rows = new int[batch.rowCount()];
        int count = 0;
        for (int row = 0; row < rows.length; row++) {
            if (isPrinted(batch, row)) {
                rows[count++] = row;
            }
        }
        return batch.gather(rows, count);
    }
}
