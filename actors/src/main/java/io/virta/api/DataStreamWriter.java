package io.virta.api;

import io.virta.api.function.VoidFunction2;
import io.virta.api.streaming.StreamingQuery;
import io.virta.api.streaming.Trigger;
import io.virta.connector.OptionCheck;
import io.virta.connector.Sink;
import io.virta.dropped.DropKind;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.row.Row;
import io.virta.session.ForeachBatchSink;
import io.virta.session.ForeachSink;
import io.virta.session.SessionState;
import io.virta.session.SinkTarget;
import io.virta.session.TableColumns;
import io.virta.session.TableDefinition;
import io.virta.session.TargetTables;
import io.virta.types.StructType;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;

/** Starts a query that writes the rows of a stream as they come; {@link DataFrame#writeStream()} makes it. Used by one thread at a time. */
public final class DataStreamWriter extends OptionBuilder<DataStreamWriter> {
    private static final String CHECKPOINT_LOCATION = "checkpointLocation";
    private static final String QUERY_NAME = "queryName";
    private static final String LATE_ROWS = "lateRows";
    private static final String BAD_RECORDS = "badRecords";

    private final DataFrame frame;
    private OutputMode mode = OutputMode.Append();
    private Trigger trigger = Trigger.ProcessingTime(0);
    private @Nullable String queryName;
    private @Nullable String format;
    private @Nullable Sink callback;
    private List<String> partitionBy = List.of();

    DataStreamWriter(DataFrame frame) {
        this.frame = frame;
    }

    @Override
    DataStreamWriter self() {
        return this;
    }

    /** Which rows of the result are written: {@code append} (by default), {@code update} or {@code complete}. */
    public DataStreamWriter outputMode(String name) {
        return outputMode(OutputMode.of(name));
    }

    /** Which rows of the result are written; by default those that are final. */
    public DataStreamWriter outputMode(OutputMode outputMode) {
        mode = outputMode;
        return this;
    }

    /** When new rows are processed; by default as soon as there are any. */
    public DataStreamWriter trigger(Trigger when) {
        trigger = when;
        return this;
    }

    /** A name for the query, unique among those that run; a memory sink's table has it. */
    public DataStreamWriter queryName(String name) {
        queryName = name;
        return this;
    }

    /** The kind of sink, such as {@code "console"}. */
    public DataStreamWriter format(String name) {
        format = name;
        return this;
    }

    /** Spreads rows over directories by the values of these columns. */
    public DataStreamWriter partitionBy(String... columns) {
        partitionBy = Arrays.asList(columns);
        return this;
    }

    /**
     * Writes the rows that operators drop since they came after the watermark into a table, in the same epochs as the result and with the same guarantee; also the option {@code lateRows}. The table's
     * columns are {@code kind, reason, origin, row, file, position, epoch, watermark}, or those of them that it declares; it is created in the warehouse if there is none of this name. {@code row} is the
     * row's columns, as far as the query uses them, as JSON.
     */
    public DataStreamWriter lateRowsTo(String table) {
        return option(LATE_ROWS, table);
    }

    /**
     * Writes the records of files that cannot be decoded into a table of the same form as that of {@link #lateRowsTo}, maybe the same one; also the option {@code badRecords}. {@code row} is the record as
     * it stands in {@code file} at the byte {@code position}. Such records make no row of the result then, unless the source's option {@code mode} is set, which rules in that case.
     */
    public DataStreamWriter badRecordsTo(String table) {
        return option(BAD_RECORDS, table);
    }

    /** Hands the rows of each epoch to a function, as a static DataFrame with the epoch's number. */
    public DataStreamWriter foreachBatch(VoidFunction2<? super DataFrame, Long> function) {
        VirtaSession session = frame.session();
        callback = new ForeachBatchSink(
                frame.schema(), (rows, epoch) -> function.call(session.fromTable(rows, false), epoch));
        return this;
    }

    /** Hands the rows to a writer one by one. */
    public DataStreamWriter foreach(ForeachWriter<Row> writer) {
        callback = new ForeachSink(frame.schema(), new WriterHandler(writer));
        return this;
    }

    /** Starts the query. Throws what is wrong with it, its options or its checkpoint. */
    public StreamingQuery start() {
        Sink given = callback;
        if (given != null) {
            OptionCheck.check("callback", "sink", sinkOptions(), List.of());
            return queryStart(frame).start(plan -> given);
        }
        String chosen = format == null
                ? frame.session().state().conf().settings().tables().format()
                : format;
        return start(frame, new SinkTarget(chosen, sinkOptions(), partitionBy));
    }

    /** Starts the query; it writes files into a directory. */
    public StreamingQuery start(String path) {
        option("path", path);
        return start();
    }

    /** Starts the query; it writes into a table, which is created in the warehouse if there is none of this name. */
    public StreamingQuery toTable(String name) {
        TableDefinition table = new TargetTables(frame.session().state())
                .findOrCreate(name, format, sinkOptions(), frame.schema(), partitionBy);
        return start(frame, SinkTarget.of(table));
    }

    /** As {@link #toTable}. */
    public StreamingQuery table(String name) {
        return toTable(name);
    }

    /** Starts the query; it writes into a table that exists, columns by position. */
    StreamingQuery insertInto(TableDefinition table) {
        DataFrame fitted = DataFrame.of(frame.session(), TableColumns.fit(frame.logicalPlan(), table));
        return start(fitted, SinkTarget.of(table));
    }

    /**
     * The rows as a Pekko stream. Each time it runs, a query is started, which waits while the stream has no demand and stops when it is cancelled; when the query ends or fails, so does the stream. After a
     * failure rows may come again.
     */
    public Source<Row, StreamingQuery> toSource() {
        StructType schema = frame.schema();
        return RowStream.of(schema, sink -> queryStart(frame).start(plan -> sink));
    }

    private StreamingQuery start(DataFrame rows, SinkTarget target) {
        if (target.format().equalsIgnoreCase("memory") && name() == null) {
            throw new VirtaException(
                    ErrorCode.INVALID_OPTION,
                    "The memory sink needs a query name.",
                    "Set queryName(\"...\"): its table has that name.");
        }
        SessionState state = frame.session().state();
        QueryStart start = queryStart(rows);
        StreamingQuery query = start.start(plan -> target.open(state, plan, start.displayName(), null));
        new TargetTables(state).putMemoryTable(target.format(), start.displayName(), null);
        return query;
    }

    private QueryStart queryStart(DataFrame rows) {
        return new QueryStart(
                rows.session(),
                rows.logicalPlan(),
                mode.engineMode(),
                trigger.epochTrigger(),
                name(),
                optionMap().get(CHECKPOINT_LOCATION),
                droppedRows());
    }

    private Map<DropKind, String> droppedRows() {
        Map<DropKind, String> tables = new EnumMap<>(DropKind.class);
        String late = optionMap().get(LATE_ROWS);
        if (late != null) {
            tables.put(DropKind.LATE, late);
        }
        String malformed = optionMap().get(BAD_RECORDS);
        if (malformed != null) {
            tables.put(DropKind.MALFORMED, malformed);
        }
        return tables;
    }

    private @Nullable String name() {
        return queryName == null ? optionMap().get(QUERY_NAME) : queryName;
    }

    /** The options without those of the query itself. */
    private Map<String, String> sinkOptions() {
        Map<String, String> options = optionMap();
        options.remove(CHECKPOINT_LOCATION);
        options.remove(QUERY_NAME);
        options.remove(LATE_ROWS);
        options.remove(BAD_RECORDS);
        return options;
    }

    /** The user's writer as the sink calls it. */
    private record WriterHandler(ForeachWriter<Row> writer) implements ForeachSink.Handler {
        @Override
        public boolean open(long partition, long epoch) {
            return writer.open(partition, epoch);
        }

        @Override
        public void process(Row row) {
            writer.process(row);
        }

        @Override
        public void close(@Nullable Throwable error) {
            writer.close(error);
        }
    }
}
