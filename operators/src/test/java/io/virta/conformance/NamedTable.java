package io.virta.conformance;

import io.virta.connector.SourceScan;
import io.virta.connector.SourceTable;
import io.virta.expression.Expression;
import io.virta.types.StructType;
import java.util.List;

/** A table that has a schema and cannot be read: enough to analyse a query. */
public record NamedTable(String name, StructType schema) implements SourceTable {
    @Override
    public String description() {
        return name;
    }

    @Override
    public String identity() {
        return name;
    }

    @Override
    public boolean isReplayable() {
        return true;
    }

    @Override
    public SourceScan scan(List<Integer> columns, List<Expression> filters) {
        throw new UnsupportedOperationException("this table cannot be read");
    }
}
