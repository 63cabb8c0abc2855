package io.virta.sql;

import io.virta.expression.SourcePosition;
import io.virta.plan.LogicalPlan;
import io.virta.types.StructType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A statement of a pipeline script. Option names keep their case. */
public sealed interface Statement {
    /** Where the statement begins. */
    SourcePosition position();

    /**
     * {@code CREATE TABLE name (columns) USING format OPTIONS (...) PARTITIONED BY (...)}: a source or sink by name.
     *
     * @param schema the columns, or null where none are given
     */
    record CreateTable(
            String name,
            @Nullable StructType schema,
            String format,
            Map<String, String> options,
            List<String> partitionedBy,
            boolean ifNotExists,
            SourcePosition position)
            implements Statement {}

    /** {@code CREATE TEMPORARY VIEW name AS query}. */
    record CreateView(String name, LogicalPlan query, SourcePosition position) implements Statement {}

    /** {@code CREATE STREAMING QUERY name OPTIONS (...) AS INSERT INTO target query}. */
    record CreateStreamingQuery(
            String name, Map<String, String> options, String target, LogicalPlan query, SourcePosition position)
            implements Statement {}

    /** {@code INSERT INTO target query}, run once over what there is. */
    record InsertInto(String target, LogicalPlan query, SourcePosition position) implements Statement {}

    /** {@code SET key = value}. */
    record SetSetting(String key, String value, SourcePosition position) implements Statement {}

    /** A query, whose rows are shown. */
    record ShowQuery(LogicalPlan query, SourcePosition position) implements Statement {}
}
