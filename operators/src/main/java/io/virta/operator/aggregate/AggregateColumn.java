package io.virta.operator.aggregate;

import io.virta.expression.AggregateCall;
import io.virta.expression.Expression;
import io.virta.expression.ExpressionTypes;
import io.virta.function.Aggregator;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.util.List;
import java.util.Set;

/**
 * One aggregate of an aggregation.
 *
 * @param isDistinct whether equal arguments count once, and it matters
 * @param stateFrom where its accumulator starts among the value columns of the state
 */
record AggregateColumn(AggregateCall call, boolean isDistinct, Aggregator aggregator, StructType state, int stateFrom) {
    private static final Set<String> ORDERED = Set.of("first", "last", "collect_list");
    private static final Set<String> SAME_IF_DISTINCT =
            Set.of("min", "max", "bool_and", "bool_or", "collect_set", "approx_count_distinct");

    /**
     * An aggregate.
     *
     * @param collectsDistinct whether the accumulator of a DISTINCT aggregate has the values themselves, as it must where groups merge
     */
    static AggregateColumn of(AggregateCall call, int stateFrom, boolean collectsDistinct) {
        List<DataType> types =
                call.arguments().stream().map(ExpressionTypes::typeOf).toList();
        Aggregator aggregator = call.function()
                .aggregator(
                        new TypedArguments(call.function().name(), call.arguments()),
                        new Signature(types, call.type(), call.nullable()),
                        call.ignoreNulls());
        boolean isDistinct =
                call.distinct() && !SAME_IF_DISTINCT.contains(call.function().name());
        if (isDistinct && collectsDistinct) {
            Aggregator distinct = new DistinctValues(aggregator, types);
            return new AggregateColumn(call, false, distinct, distinct.stateType(), stateFrom);
        }
        return new AggregateColumn(call, isDistinct, aggregator, aggregator.stateType(), stateFrom);
    }

    /** Whether the result depends on the order of rows. */
    boolean dependsOnOrder() {
        return ORDERED.contains(call.function().name());
    }

    int stateCount() {
        return state.size();
    }

    /** The columns that travel from the partial to the final operator: the accumulator, or for distinct aggregates the arguments and whether the row counts. */
    StructType exchanged(int number) {
        StructType columns = new StructType();
        if (isDistinct) {
            for (int i = 0; i < call.arguments().size(); i++) {
                Expression argument = call.arguments().get(i);
                columns = columns.add("a" + number + "_" + i, ExpressionTypes.typeOf(argument));
            }
            return columns.add("a" + number + "_counts", AtomicType.BOOLEAN, false);
        }
        for (StructField field : state.fields()) {
            columns = columns.add("a" + number + "_" + field.name(), field.dataType(), field.nullable());
        }
        return columns;
    }
}
