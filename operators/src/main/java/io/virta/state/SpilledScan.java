package io.virta.state;

import io.virta.batch.Batch;
import io.virta.state.OverflowStore.EntryScan;
import org.jspecify.annotations.Nullable;

/** Candidates among the rows of a {@link RowTable} that are in the overflow store, a page at a time. */
final class SpilledScan {
    private static final int PAGE = Batch.DEFAULT_ROWS;

    private final RowTable table;
    private final EntryScan entries;
    private final long[] hashes;
    private final boolean[] matchable;
    private final int rowCount;
    private final byte[][] keys = new byte[PAGE][];
    private final byte[][] values = new byte[PAGE][];
    private HashChains chains = new HashChains(0);
    private @Nullable SpilledPage page;
    private boolean isAtEnd;

    SpilledScan(RowTable table, EntryScan entries, long[] hashes, boolean[] matchable, int rowCount) {
        this.table = table;
        this.entries = entries;
        this.hashes = hashes;
        this.matchable = matchable;
        this.rowCount = rowCount;
    }

    /** The rows to which the last candidates belong. */
    @Nullable SpilledPage page() {
        return page;
    }

    /** The next candidates, as {@link HashChains#next}. */
    int next(int[] probeRows, int[] rows) {
        while (!isAtEnd) {
            int found = page == null ? 0 : chains.next(probeRows, rows);
            if (found > 0) {
                return found;
            }
            readPage();
        }
        return 0;
    }

    private void readPage() {
        int read = entries.next(keys, values);
        if (read == 0) {
            isAtEnd = true;
            entries.close();
            return;
        }
        SpilledPage next = new SpilledPage(table, keys, values, read);
        chains = new HashChains(read);
        chains.add(next.all(), next.hashes(), read);
        chains.probe(hashes, matchable, rowCount);
        page = next;
    }
}
