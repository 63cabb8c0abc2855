package io.virta.operator.join;

import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.state.StateTableSpec;
import io.virta.types.StructType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One side of a stream join at plan time.
 *
 * @param name of its state table
 * @param columns of its rows
 * @param keyColumns the places of the columns that are its keys, each equal to its counterpart of the other side
 * @param nullMatches for each key, whether null equals null
 * @param ownCondition the part of the join's condition over this side alone, null if there is none
 * @param keepsUnmatched whether rows without a match leave too, with nulls for the other side
 * @param timeColumn the event-time column, -1 if either side has none: then nothing is late and nothing is evicted
 * @param expiryAfterMicros a row may go when the watermark is at or after its event time plus this; {@link #NO_BOUND} if the condition says nothing of the kind
 */
public record JoinSideSpec(
        String name,
        List<ColumnRef> columns,
        List<Integer> keyColumns,
        List<Boolean> nullMatches,
        @Nullable Expression ownCondition,
        boolean keepsUnmatched,
        int timeColumn,
        long expiryAfterMicros) {
    /** Stands for rows that can always find another match. */
    public static final long NO_BOUND = Long.MAX_VALUE;

    public JoinSideSpec {
        columns = List.copyOf(columns);
        keyColumns = List.copyOf(keyColumns);
        nullMatches = List.copyOf(nullMatches);
    }

    List<Expression> keys() {
        return keyColumns.stream().<Expression>map(columns::get).toList();
    }

    boolean evicts() {
        return timeColumn >= 0 && expiryAfterMicros != NO_BOUND;
    }

    /** The greatest event time of rows that are all gone at a watermark. */
    long goneMicros(long watermarkMicros) {
        return evicts() ? watermarkMicros - expiryAfterMicros : watermarkMicros;
    }

    StateTableSpec table() {
        StructType rows = new StructType();
        for (ColumnRef column : columns) {
            rows = rows.add(column.name(), column.type());
        }
        return StateTableSpec.rows(name, rows, keyColumns);
    }
}
