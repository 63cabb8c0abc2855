package io.virta.connectors.rate;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.connector.SourceScan;
import io.virta.connector.SourceTable;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.Expression;
import io.virta.types.AtomicType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table of a timestamp and a counter.
 *
 * @param scans makes the scan of chosen columns
 */
record GeneratedTable(String description, String identity, Function<Columns, SourceScan> scans) implements SourceTable {
    static final StructType SCHEMA = new StructType(
            List.of(new StructField("timestamp", AtomicType.TIMESTAMP), new StructField("value", AtomicType.BIGINT)));

    /** Refuses a schema of the user's and reading other than as a stream. */
    static void check(String format, @Nullable StructType schema, boolean streaming) {
        if (schema != null) {
            throw new VirtaException(
                    ErrorCode.INVALID_SCHEMA,
                    "Format '" + format + "' has a schema of its own.",
                    "Leave the schema out; it is: " + SCHEMA.toDDL() + ".");
        }
        if (!streaming) {
            throw new VirtaException(
                    ErrorCode.INVALID_QUERY,
                    "Format '" + format + "' can be read as a stream only.",
                    "Use readStream(), or FROM STREAM in SQL.");
        }
    }

    @Override
    public StructType schema() {
        return SCHEMA;
    }

    @Override
    public boolean isReplayable() {
        return true;
    }

    @Override
    public SourceScan scan(List<Integer> columns, List<Expression> filters) {
        return scans.apply(new Columns(List.copyOf(columns)));
    }

    /** Which of the two columns are wanted, in which order. */
    record Columns(List<Integer> indices) {
        StructType schema() {
            return new StructType(indices.stream().map(SCHEMA::field).toList());
        }

        boolean wantsTimestamp() {
            return indices.contains(0);
        }

        boolean wantsValue() {
            return indices.contains(1);
        }

        /** A batch of the wanted columns; those not wanted may be anything. */
        Batch batch(int rows, Column timestamps, Column values) {
            List<Column> columns = new ArrayList<>(indices.size());
            for (int index : indices) {
                columns.add(index == 0 ? timestamps : values);
            }
            return new Batch(rows, columns);
        }
    }
}
