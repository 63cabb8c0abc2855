package io.virta.operator.aggregate;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.LongColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes rows of windows of rows of panes: a pane is part of each window that begins at or before it and ends after it. The pane's start is the last key column.
 */
record WindowSpread(TimeGrouping.Window window, int startColumn) {
    /** Hands on a batch for the latest window of each row, one for the window before that, and so on. */
    void spread(Batch panes, Consumer<Batch> windows) {
        long slide = window.slideMicros();
        LongColumn paneStarts = (LongColumn) panes.column(startColumn).flatten();
        int rowCount = panes.rowCount();
        long[] starts = new long[rowCount];
        int[] rows = new int[rowCount];
        int count = rowCount;
        for (int i = 0; i < rowCount; i++) {
            long pane = paneStarts.value(i);
            starts[i] = pane - Math.floorMod(pane - window.startMicros(), slide);
            rows[i] = i;
        }
        while (count > 0) {
            windows.accept(withStarts(panes, rows, starts, count));
            int left = 0;
            for (int i = 0; i < count; i++) {
                long earlier = starts[i] - slide;
                if (earlier + window.sizeMicros() > paneStarts.value(rows[i])) {
                    rows[left] = rows[i];
                    starts[left++] = earlier;
                }
            }
            count = left;
        }
    }

    private Batch withStarts(Batch panes, int[] rows, long[] starts, int count) {
        Batch chosen = count == panes.rowCount() ? panes : panes.gather(rows, count);
        List<Column> columns = new ArrayList<>(chosen.columns());
        columns.set(startColumn, new LongColumn(java.util.Arrays.copyOf(starts, count), null));
        return chosen.withColumns(columns);
    }
}
