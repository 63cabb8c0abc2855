package io.virta.expression;

import io.virta.types.DataType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.util.List;

/**
 * A resolved column. {@code id} identifies the column throughout a plan: the same id is the same values, whatever it is called.
 *
 * @param qualifier the table or alias it can be addressed by, empty if none
 */
public record ColumnRef(long id, String name, DataType type, boolean nullable, List<String> qualifier)
        implements Expression {
    public ColumnRef {
        qualifier = List.copyOf(qualifier);
    }

    /** Columns as a schema. */
    public static StructType schema(List<ColumnRef> columns) {
        return new StructType(columns.stream()
                .map(column -> new StructField(column.name, column.type, column.nullable))
                .toList());
    }

    @Override
    public List<Expression> children() {
        return List.of();
    }

    @Override
    public Expression withChildren(List<Expression> children) {
        return this;
    }

    @Override
    public String sql() {
        return name;
    }
}
