package io.virta.session;

import io.virta.connector.PlannedRange;
import io.virta.connector.ReadLimit;
import io.virta.connector.SourceEnumerator;
import io.virta.connector.Split;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans epochs over the rows that have arrived from a Pekko stream. Positions are row numbers. */
final class LiveEnumerator implements SourceEnumerator {
    private static final String CHANNEL = "rows";

    private final LiveRows rows;

    LiveEnumerator(LiveRows rows) {
        this.rows = rows;
    }

    @Override
    public @Nullable PlannedRange plan(@Nullable String after, ReadLimit limit) {
        long from = after == null ? 0 : Long.parseLong(after);
        rows.resumeAt(from);
        long wanted = limit.maxRows() > Long.MAX_VALUE - from ? Long.MAX_VALUE : from + limit.maxRows();
        long to = Math.min(wanted, rows.takeUntil(wanted));
        return to <= from ? null : new PlannedRange("" + from, "" + to, List.of(new Split(CHANNEL, from, to, "", 0)));
    }

    @Override
    public void stopAtLatest() {}

    @Override
    public void restore(String lastEnd) {
        rows.resumeAt(Long.parseLong(lastEnd));
    }

    @Override
    public void committed(PlannedRange range) {
        rows.dropBefore(Long.parseLong(range.end()));
    }

    /** The stream runs on: another run of the query goes on with it. */
    @Override
    public void close() {}
}
