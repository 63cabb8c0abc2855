package io.virta.api;

import io.virta.expression.AggregateCall;
import io.virta.expression.Alias;
import io.virta.expression.Call;
import io.virta.expression.Expression;
import io.virta.expression.Literal;
import io.virta.function.AggregateFunction;
import io.virta.function.FunctionRegistry;
import io.virta.types.AtomicType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns of a pivot: for each value and aggregate, the aggregate over the rows that have the value, null where there are none. */
record Pivot(Expression column, List<?> values) {
    /** The columns, value by value; named by the value, with the aggregate's name behind it if there are several. */
    List<Expression> columns(List<Expression> aggregates) {
        List<Expression> columns = new ArrayList<>();
        for (Object value : values) {
            Expression hasValue = Call.of("<=>", column, Literals.expression(value));
            Expression rows = filtered(Call.of("count", new Literal(1, AtomicType.INT)), hasValue);
            Expression any = Call.of(">", rows, new Literal(0L, AtomicType.BIGINT));
            for (Expression aggregate : aggregates) {
                Expression bare = aggregate instanceof Alias alias ? alias.child() : aggregate;
                String name = aggregate instanceof Alias alias ? alias.name() : aggregate.sql();
                Expression result = Call.of("if", any, filtered(bare, hasValue), new Literal(null, AtomicType.VOID));
                columns.add(new Alias(result, aggregates.size() == 1 ? value + "" : value + "_" + name));
            }
        }
        return columns;
    }

    private static Expression filtered(Expression tree, Expression condition) {
        return tree.transformUp(part -> {
            if (part instanceof Call call
                    && FunctionRegistry.builtIn().find(call.name()) instanceof AggregateFunction) {
                return new Call(
                        call.name(),
                        call.arguments(),
                        call.distinct(),
                        both(call.filter(), condition),
                        call.ignoreNulls(),
                        call.position());
            }
            if (part instanceof AggregateCall call) {
                return new AggregateCall(
                        call.function(),
                        call.arguments(),
                        call.distinct(),
                        both(call.filter(), condition),
                        call.ignoreNulls(),
                        call.type(),
                        call.nullable());
            }
            return part;
        });
    }

    private static Expression both(@Nullable Expression filter, Expression condition) {
        return filter == null ? condition : Call.of("and", filter, condition);
    }
}
