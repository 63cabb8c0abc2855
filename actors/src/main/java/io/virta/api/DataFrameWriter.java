package io.virta.api;

import io.virta.connector.Sink;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.planner.QueryPlan;
import io.virta.session.BatchRuns;
import io.virta.session.SessionState;
import io.virta.session.SinkTarget;
import io.virta.session.TableColumns;
import io.virta.session.TableDefinition;
import io.virta.session.TargetTables;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the rows there are to a sink, all of them or none; {@link DataFrame#write()} makes it. Used by one thread at a time. */
public final class DataFrameWriter extends OptionBuilder<DataFrameWriter> {
    private final DataFrame frame;
    private SaveMode mode = SaveMode.ErrorIfExists;
    private @Nullable String format;
    private List<String> partitionBy = List.of();

    DataFrameWriter(DataFrame frame) {
        this.frame = frame;
    }

    @Override
    DataFrameWriter self() {
        return this;
    }

    /** What to do with what is there; by default the write fails then. */
    public DataFrameWriter mode(SaveMode saveMode) {
        mode = saveMode;
        return this;
    }

    /** The same by name: {@code append, overwrite, errorifexists, ignore}. */
    public DataFrameWriter mode(String saveMode) {
        return mode(SaveMode.of(saveMode));
    }

    /** The kind of sink, such as {@code "json"}. */
    public DataFrameWriter format(String name) {
        format = name;
        return this;
    }

    /** Spreads rows over directories by the values of these columns. */
    public DataFrameWriter partitionBy(String... columns) {
        partitionBy = Arrays.asList(columns);
        return this;
    }

    /** Writes the rows. */
    public void save() {
        String chosen = format == null ? state().conf().settings().tables().format() : format;
        write(new SinkTarget(chosen, optionMap(), partitionBy), mode);
    }

    /** Writes the rows as files in a directory. */
    public void save(String path) {
        option("path", path);
        save();
    }

    /** Writes JSON files. */
    public void json(String path) {
        format("json").save(path);
    }

    /** Writes CSV files. */
    public void csv(String path) {
        format("csv").save(path);
    }

    /** Writes text files; the rows have one string column. */
    public void text(String path) {
        format("text").save(path);
    }

    /** Writes Parquet files. */
    public void parquet(String path) {
        format("parquet").save(path);
    }

    /** Writes into a table, which is created in the warehouse if there is none of this name. */
    public void saveAsTable(String name) {
        TargetTables tables = new TargetTables(state());
        boolean exists = state().catalog().table(name) != null;
        if (exists && mode == SaveMode.ErrorIfExists) {
            throw new VirtaException(
                    ErrorCode.INVALID_QUERY,
                    "There is already a table '" + name + "'.",
                    "Say what to do with it: mode(\"append\"), mode(\"overwrite\") or mode(\"ignore\").");
        }
        if (exists && mode == SaveMode.Ignore) {
            return;
        }
        Map<String, String> options = optionMap();
        TableDefinition table = tables.findOrCreate(name, format, options, frame.schema(), partitionBy);
        write(SinkTarget.of(table), mode == SaveMode.Overwrite ? SaveMode.Overwrite : SaveMode.Append);
    }

    /** Adds the rows to a table that exists, columns by position. */
    public void insertInto(String name) {
        TableDefinition table = new TargetTables(state()).existing(name);
        DataFrame fitted = DataFrame.of(frame.session(), TableColumns.fit(frame.logicalPlan(), table));
        SaveMode saveMode = mode == SaveMode.Overwrite ? SaveMode.Overwrite : SaveMode.Append;
        new DataFrameWriter(fitted).write(SinkTarget.of(table), saveMode);
    }

    private void write(SinkTarget target, SaveMode saveMode) {
        BatchRuns runs = new BatchRuns(state());
        QueryPlan plan = runs.plan(frame.logicalPlan());
        String id = UUID.randomUUID().toString();
        Sink sink = target.open(state(), plan, id, saveMode.optionValue());
        runs.write(plan, sink, id);
    }

    private SessionState state() {
        return frame.session().state();
    }
}
