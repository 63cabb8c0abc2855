package io.virta.session;

import io.virta.connector.Connector;
import io.virta.connector.OptionCheck;
import io.virta.connector.Options;
import io.virta.connector.OutputMode;
import io.virta.connector.Sink;
import io.virta.connector.SinkRequest;
import io.virta.dropped.DropKind;
import io.virta.dropped.DroppedRows;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.runtime.SideSink;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The tables that take the rows a query drops. A table that declares columns takes those, by name, of {@link DroppedRows#SCHEMA}; one that does not exist is made in the warehouse with all of them.
 */
public final class DroppedRowTables {
    private final SessionState session;
    private final TargetTables targets;

    /** The tables of a session. */
    public DroppedRowTables(SessionState session) {
        this.session = session;
        this.targets = new TargetTables(session);
    }

    /**
     * Opens the sinks; checks tables, options and columns.
     *
     * @param tables the name of the table for each kind that somebody wants; one table may take both
     * @param main the sink of the result, which must be another place
     */
    public List<SideSink> open(Map<DropKind, String> tables, Sink main) {
        Map<String, Set<DropKind>> kinds = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        tables.forEach((kind, table) -> kinds.computeIfAbsent(table, name -> EnumSet.noneOf(DropKind.class))
                .add(kind));
        List<SideSink> sinks = new ArrayList<>();
        List<String> places = new ArrayList<>(List.of(main.description()));
        kinds.forEach((table, taken) -> {
            SideSink sink = open(table, taken);
            if (places.contains(sink.sink().description())) {
                throw new VirtaException(
                        ErrorCode.INVALID_OPTION,
                        "The table '" + table + "' for dropped rows is the place of other rows of the query: "
                                + sink.sink().description() + ".",
                        "Name a table of its own in lateRows and badRecords; the two may share one.");
            }
            places.add(sink.sink().description());
            sinks.add(sink);
        });
        return sinks;
    }

    private SideSink open(String name, Set<DropKind> kinds) {
        TableDefinition table = targets.findOrCreate(name, null, Map.of(), DroppedRows.SCHEMA, List.of());
        List<Integer> columns = columns(table);
        StructType schema =
                new StructType(columns.stream().map(DroppedRows.SCHEMA::field).toList());
        Connector connector = session.connector(table.format());
        Options options = OptionCheck.check(connector.format(), "sink", table.options(), connector.sinkOptions());
        SinkRequest request = new SinkRequest(schema, OutputMode.APPEND, table.partitionedBy(), name, true, List.of());
        SideSink sink = new SideSink(kinds, connector.sink(options, request, session.connectorContext()), columns);
        targets.putMemoryTable(table.format(), name, table.schema());
        return sink;
    }

    private static List<Integer> columns(TableDefinition table) {
        StructType wanted = table.schema();
        if (wanted == null) {
            return IntStream.range(0, DroppedRows.SCHEMA.size()).boxed().toList();
        }
        List<Integer> columns = new ArrayList<>();
        for (StructField field : wanted.fields()) {
            int column = IntStream.range(0, DroppedRows.SCHEMA.size())
                    .filter(i -> DroppedRows.SCHEMA.field(i).name().equalsIgnoreCase(field.name()))
                    .findFirst()
                    .orElse(-1);
            if (column < 0 || !DroppedRows.SCHEMA.typeAt(column).equals(field.dataType())) {
                throw new VirtaException(
                        ErrorCode.INVALID_SCHEMA,
                        "The table '" + table.name() + "' cannot take dropped rows: they have no column " + field.name()
                                + " " + field.dataType().sql() + ".",
                        "Declare some of these, or leave the columns out: " + DroppedRows.SCHEMA.toDDL() + ".");
            }
            columns.add(column);
        }
        return columns;
    }
}
