package io.virta.connectors.nexmark;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.IntColumn;
import io.virta.batch.StructColumn;
import io.virta.connector.SourceScan;
import io.virta.connector.SourceTable;
import io.virta.connectors.nexmark.EventColumns.EventColumn;
import io.virta.connectors.nexmark.Events.Kind;
import io.virta.expression.Expression;
import io.virta.types.AtomicType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The events of one kind, or all of them with their kind and a struct for each.
 *
 * @param kind null for all
 */
record NexmarkTable(NexmarkSettings settings, @Nullable Kind kind) implements SourceTable {
    @Override
    public String description() {
        return "NexmarkSource[" + (kind == null ? "all" : kind.name().toLowerCase(Locale.ROOT)) + "]";
    }

    @Override
    public String identity() {
        return "nexmark:" + kind + settings;
    }

    @Override
    public StructType schema() {
        if (kind != null) {
            return EventColumns.schema(kind);
        }
        StructType all = new StructType().add("event_type", AtomicType.INT, false);
        for (Kind each : Kind.values()) {
            all = all.add(each.name().toLowerCase(Locale.ROOT), EventColumns.schema(each), true);
        }
        return all.add("dateTime", AtomicType.TIMESTAMP, false);
    }

    @Override
    public boolean isReplayable() {
        return true;
    }

    @Override
    public SourceScan scan(List<Integer> columns, List<Expression> filters) {
        return new NexmarkScan(this, List.copyOf(columns));
    }

    /** Whether an event is in the table. */
    boolean has(long event) {
        return kind == null || settings.events().kind(event) == kind;
    }

    /** Chosen columns. */
    StructType schema(List<Integer> columns) {
        List<StructField> fields = columns.stream().map(schema()::field).toList();
        return new StructType(fields);
    }

    /** Chosen columns of some of its events. */
    Batch batch(List<Integer> columns, long[] numbers, int count) {
        List<Column> made = new ArrayList<>(columns.size());
        for (int column : columns) {
            made.add(
                    kind == null
                            ? ofAll(column, numbers, count)
                            : EventColumns.of(kind).get(column).of(settings.events(), numbers, count, null));
        }
        return new Batch(count, made);
    }

    private Column ofAll(int column, long[] numbers, int count) {
        Events events = settings.events();
        Kind[] kinds = Kind.values();
        if (column == 0) {
            int[] types = new int[count];
            for (int i = 0; i < count; i++) {
                types[i] = events.kind(numbers[i]).code;
            }
            return new IntColumn(types, null);
        }
        if (column > kinds.length) {
            return new EventColumn("dateTime", AtomicType.TIMESTAMP, Events::timeMicros, null)
                    .of(events, numbers, count, null);
        }
        boolean[] others = new boolean[count];
        for (int i = 0; i < count; i++) {
            others[i] = events.kind(numbers[i]) != kinds[column - 1];
        }
        List<Column> fields = new ArrayList<>();
        for (EventColumn field : EventColumns.of(kinds[column - 1])) {
            fields.add(field.of(events, numbers, count, others));
        }
        return new StructColumn(fields, others, count);
    }
}
