package io.virta.operator.aggregate;

import io.virta.connector.OutputMode;
import io.virta.expression.AggregateCall;
import io.virta.expression.Alias;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.ExpressionTypes;
import io.virta.operator.Distribution;
import io.virta.operator.OperatorSpec;
import io.virta.operator.revision.ChangeLog;
import io.virta.operator.revision.PartitionLayout;
import io.virta.operator.revision.RevisedPartitions;
import io.virta.types.AtomicType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An aggregation at plan time. The rows of its result are the groupings in order, then the aggregates in order.
 *
 * <p>The physical key is the groupings without the time one, which alone decide the shard, then the time: the start of a window, or a timestamp, or the start and end of a window
 * column or session. Its last column buckets the state.
 *
 * @param groupings analysed, each once; at most one is a call of {@code window} or {@code session_window}
 * @param aggregates what to compute
 * @param input the columns of the rows that come in
 * @param mode {@code APPEND} emits groups when the watermark closes them, {@code UPDATE} those that changed, {@code COMPLETE} all, as bounded input does
 * @param closingGrouping the grouping by which groups close when the watermark passes (a window or column of an event time with a watermark); -1 for none
 */
public record AggregationPlan(
        List<Expression> groupings,
        List<AggregateCall> aggregates,
        List<ColumnRef> input,
        OutputMode mode,
        int closingGrouping) {
    /** Stands for groups that never close. */
    public static final int NOTHING_CLOSES = -1;

    public AggregationPlan {
        groupings = List.copyOf(groupings);
        aggregates = List.copyOf(aggregates);
        input = List.copyOf(input);
    }

    /** The operator that runs where the rows are. */
    public OperatorSpec partialSpec() {
        return isOfSessions() ? new PartialSessions.Spec(this) : new PartialAggregation.Spec(this);
    }

    /** The operator that keeps the groups. */
    public OperatorSpec finalSpec() {
        return isOfSessions() ? new SessionAggregation.Spec(this) : new FinalAggregation.Spec(this);
    }

    /** How the operator that keeps the groups wants its rows: those of a key together. */
    List<Distribution> finalDistributions() {
        int routing = plainGroupings().size();
        return List.of(
                routing == 0
                        ? new Distribution.Single()
                        : new Distribution.Hashed(IntStream.range(0, routing).toArray()));
    }

    /** Whether groups are revised though rows are only added: sessions become one when a row comes between them. */
    public boolean revisesGroups() {
        return isOfSessions() && mode == OutputMode.UPDATE;
    }

    /** The operator that runs where the rows are, if these are revised. */
    public OperatorSpec argumentsSpec() {
        return new AggregateRows.Spec(this);
    }

    /** The operator that keeps the rows of the groups, if these are revised. */
    public OperatorSpec revisedSpec() {
        if (isOfSessions()) {
            int keys = plainGroupings().size();
            PartitionLayout layout = new PartitionLayout(argumentsSpec().outputSchema(), keys);
            return new RevisedPartitions.Spec(new PartitionSessions.Spec(this), layout, 1, true, mode);
        }
        long delay = closes() ? closingDelayMicros() : PartitionLayout.NEVER;
        PartitionLayout layout = new PartitionLayout(
                argumentsSpec().outputSchema(),
                keyType().size(),
                plainGroupings().size(),
                bucketColumn(),
                delay);
        return new RevisedPartitions.Spec(new PartitionAggregation.Spec(this), layout, 1, true, mode);
    }

    /** The operator that makes changes of the groups that are emitted again when they have changed. */
    public OperatorSpec changesSpec() {
        List<Integer> keys = new ArrayList<>();
        for (int i = 0; i < groupings.size(); i++) {
            if (i != timeIndex()) {
                keys.add(i);
            }
        }
        int routing = keys.size();
        if (timeIndex() >= 0) {
            keys.add(timeIndex());
        }
        return new ChangeLog.Spec(keys, routing, closes() ? timeIndex() : -1, outputSchema());
    }

    /** Groupings, then aggregates. */
    public StructType outputSchema() {
        StructType schema = new StructType();
        for (Expression grouping : groupings) {
            schema = schema.add(name(grouping), ExpressionTypes.typeOf(grouping), ExpressionTypes.isNullable(grouping));
        }
        for (AggregateCall call : aggregates) {
            schema = schema.add(call.sql(), call.type(), call.nullable());
        }
        return schema;
    }

    /** The index of the grouping that has to do with time, or -1. */
    int timeIndex() {
        for (int i = 0; i < groupings.size(); i++) {
            if (TimeGrouping.window(groupings.get(i)) != null || TimeGrouping.session(groupings.get(i)) != null) {
                return i;
            }
        }
        return closingGrouping;
    }

    /** The grouping that has to do with time, or null. */
    @Nullable TimeGrouping time() {
        int index = timeIndex();
        if (index < 0) {
            return null;
        }
        TimeGrouping window = TimeGrouping.window(groupings.get(index));
        TimeGrouping session = TimeGrouping.session(groupings.get(index));
        return window != null ? window : session != null ? session : TimeGrouping.column(groupings.get(index));
    }

    private boolean isOfSessions() {
        return time() instanceof TimeGrouping.Session;
    }

    /** Whether the watermark closes groups: not in complete mode, which keeps all. */
    boolean closes() {
        return closingGrouping >= 0 && closingGrouping == timeIndex() && mode != OutputMode.COMPLETE;
    }

    /** How far the watermark must be beyond a bucket to close it. */
    long closingDelayMicros() {
        return time() instanceof TimeGrouping.Window window ? window.sizeMicros() : 0;
    }

    /** The groupings without the time one. */
    List<Expression> plainGroupings() {
        List<Expression> plain = new ArrayList<>();
        for (int i = 0; i < groupings.size(); i++) {
            if (i != timeIndex()) {
                plain.add(TimeGrouping.bare(groupings.get(i)));
            }
        }
        return plain;
    }

    /** The physical key without time. */
    StructType plainKeyType() {
        StructType key = new StructType();
        List<Expression> plain = plainGroupings();
        for (int i = 0; i < plain.size(); i++) {
            key = key.add("k" + i, ExpressionTypes.typeOf(plain.get(i)));
        }
        return key;
    }

    /** The physical key. */
    StructType keyType() {
        StructType key = plainKeyType();
        TimeGrouping time = time();
        if (time instanceof TimeGrouping.WindowColumn || time instanceof TimeGrouping.Session) {
            key = key.add("start", AtomicType.TIMESTAMP);
        }
        return time == null ? key : key.add("bucket", AtomicType.TIMESTAMP);
    }

    int bucketColumn() {
        return timeIndex() < 0 ? -1 : keyType().size() - 1;
    }

    /** The aggregates with the places of their accumulators. */
    List<AggregateColumn> columns() {
        List<AggregateColumn> columns = new ArrayList<>();
        int from = 0;
        for (AggregateCall call : aggregates) {
            AggregateColumn column = AggregateColumn.of(call, from, isOfSessions());
            columns.add(column);
            from += column.stateCount();
        }
        return columns;
    }

    /** The accumulators of all aggregates. */
    StructType stateType() {
        StructType state = new StructType();
        List<AggregateColumn> columns = columns();
        for (int i = 0; i < columns.size(); i++) {
            for (StructField field : columns.get(i).state().fields()) {
                state = state.add("a" + i + "_" + field.name(), field.dataType(), field.nullable());
            }
        }
        return state;
    }

    /** What travels between the operators: the key, then what each aggregate sends. */
    StructType exchangedType() {
        StructType exchanged = keyType();
        List<AggregateColumn> columns = columns();
        for (int i = 0; i < columns.size(); i++) {
            for (StructField field : columns.get(i).exchanged(i).fields()) {
                exchanged = exchanged.add(field.name(), field.dataType(), field.nullable());
            }
        }
        return exchanged;
    }

    boolean hasDistinct() {
        return columns().stream().anyMatch(AggregateColumn::isDistinct);
    }

    Map<String, String> stateFacts() {
        return Map.of(
                "grouping keys",
                groupings.stream()
                        .map(grouping -> TimeGrouping.bare(grouping).sql() + " "
                                + ExpressionTypes.typeOf(grouping).sql())
                        .collect(Collectors.joining(", ", "[", "]")),
                "aggregates",
                aggregates.stream().map(AggregateCall::sql).collect(Collectors.joining(", ", "[", "]")),
                "life of groups",
                closes() ? "until the watermark closes them" : "for ever");
    }

    String explain() {
        return groupings.stream().map(AggregationPlan::name).collect(Collectors.joining(", ", "[", "]"))
                + aggregates.stream().map(AggregateCall::sql).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String name(Expression grouping) {
        return grouping instanceof Alias alias
                ? alias.name()
                : grouping instanceof ColumnRef column ? column.name() : grouping.sql();
    }
}
