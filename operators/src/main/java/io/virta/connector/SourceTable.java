package io.virta.connector;

import io.virta.expression.Expression;
import io.virta.types.StructType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table or stream that a plan reads: schema and facts. Immutable; two tables of equal {@link #identity} deliver the same rows at the same positions. */
public interface SourceTable {
    /** What {@code explain()} and progress call it: {@code FileSource[json:/data/in]}. */
    String description();

    /** Format, options and schema as text, equal for sources that deliver the same, so that queries can share a reader. */
    String identity();

    /** All columns. */
    StructType schema();

    /** A position of this source as progress shows it: the position itself, or what matters of it to a reader where it is long. */
    default String shownPosition(String position) {
        return position;
    }

    /**
     * What progress tells of an epoch beside positions, by name, such as how far it is behind.
     *
     * @param end the position that the epoch reached
     * @param latest the newest position there was, or null if unknown
     */
    default Map<String, String> metrics(String end, @Nullable String latest) {
        return Map.of();
    }

    /** Whether positions replay exactly. Rows of a source that is not replayable are logged in the checkpoint. */
    boolean isReplayable();

    /**
     * A scan of some columns.
     *
     * @param columns indices into the schema, in the order wanted
     * @param filters conjuncts over the table's columns (by name) that the source may use to skip rows; they are evaluated again above, so all may be ignored
     */
    SourceScan scan(List<Integer> columns, List<Expression> filters);
}
