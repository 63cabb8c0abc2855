package io.virta.api;

import io.virta.expression.SourcePosition;
import io.virta.plan.LogicalPlan;
import io.virta.sql.SqlParser;
import io.virta.types.StructType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What reading a stream and reading what there is have in common. Used by one thread at a time. */
abstract class SourceReaderBuilder<T extends SourceReaderBuilder<T>> extends OptionBuilder<T> {
    private static final String INFER_SCHEMA = "inferSchema";

    private final VirtaSession session;
    private final boolean streaming;
    private @Nullable String format;
    private @Nullable StructType schema;

    SourceReaderBuilder(VirtaSession session, boolean streaming) {
        this.session = session;
        this.streaming = streaming;
    }

    /** The kind of source, such as {@code "json"}. */
    public T format(String name) {
        format = name;
        return self();
    }

    /** The columns to read. */
    public T schema(StructType columns) {
        schema = columns;
        return self();
    }

    /** The columns to read, as {@code "ts TIMESTAMP, word STRING"}. */
    public T schema(String ddl) {
        return schema(SqlParser.parseSchema(ddl));
    }

    /** The rows of the source. Throws UNKNOWN_FORMAT, INVALID_OPTION and what the source finds wrong, such as a missing directory. */
    public DataFrame load() {
        String chosen =
                format == null ? session.state().conf().settings().tables().format() : format;
        return load(chosen, optionMap());
    }

    /** The rows of the files in a directory, or of one file. */
    public DataFrame load(String path) {
        option("path", path);
        return load();
    }

    /** The rows of JSON files. */
    public DataFrame json(String path) {
        return format("json").load(path);
    }

    /** The rows of CSV files. */
    public DataFrame csv(String path) {
        return format("csv").load(path);
    }

    /** The lines of text files, as the column {@code value}. */
    public DataFrame text(String path) {
        return format("text").load(path);
    }

    /** As {@link #text}. */
    public DataFrame textFile(String path) {
        return text(path);
    }

    /** The rows of Parquet files. */
    public DataFrame parquet(String path) {
        return format("parquet").load(path);
    }

    /** The rows of a table or view; throws TABLE_OR_VIEW_NOT_FOUND with the nearest names. */
    public DataFrame table(String name) {
        return DataFrame.of(
                session, new LogicalPlan.UnresolvedTable(ColumnNames.parts(name), streaming, SourcePosition.UNKNOWN));
    }

    private DataFrame load(String chosen, Map<String, String> options) {
        if (streaming && schema == null && infersSchemas(chosen)) {
            options.putIfAbsent(INFER_SCHEMA, "true");
        }
        return DataFrame.of(session, session.state().sources().open(chosen, options, schema, streaming));
    }

    /** Whether the session asks for schemas of streams to be inferred, and the format can do that. */
    private boolean infersSchemas(String chosen) {
        return session.state().conf().settings().tables().inferSchema()
                && session.state().connector(chosen).sourceOptions().stream()
                        .anyMatch(option -> option.name().equals(INFER_SCHEMA));
    }
}
