package io.virta.operator.aggregate;

import io.virta.batch.Column;
import io.virta.batch.FlatColumn;
import io.virta.batch.LongColumn;
import io.virta.batch.StructColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the columns of the groupings, in their order, of the physical key columns. */
final class GroupColumns {
    private final int groupingCount;
    private final int timeIndex;
    private final @Nullable TimeGrouping time;

    GroupColumns(AggregationPlan plan) {
        groupingCount = plan.groupings().size();
        timeIndex = plan.timeIndex();
        time = plan.time();
    }

    List<Column> of(Column[] keys, int rowCount) {
        List<Column> groupings = new ArrayList<>(groupingCount);
        int plain = 0;
        for (int i = 0; i < groupingCount; i++) {
            groupings.add(i == timeIndex ? timeColumn(keys, rowCount) : keys[plain++]);
        }
        return groupings;
    }

    private Column timeColumn(Column[] keys, int rowCount) {
        Column last = keys[keys.length - 1];
        if (time instanceof TimeGrouping.Window window) {
            LongColumn starts = (LongColumn) last.flatten();
            long[] ends = Arrays.copyOf(starts.values(), rowCount);
            for (int i = 0; i < rowCount; i++) {
                ends[i] += window.sizeMicros();
            }
            return new StructColumn(List.of(starts, new LongColumn(ends, null)), null, rowCount);
        }
        if (time instanceof TimeGrouping.WindowColumn || time instanceof TimeGrouping.Session) {
            FlatColumn start = keys[keys.length - 2].flatten();
            return new StructColumn(List.of(start, last), last.flatten().nullMask(), rowCount);
        }
        return last;
    }
}
