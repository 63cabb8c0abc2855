package io.virta.function.scalar.datetime;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Ints;
import io.virta.expression.EvaluationContext;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.IntFunction;
import io.virta.function.scalar.RowNulls;
import io.virta.types.AtomicType;

/** Days from one date to another; with a unit first as timestampdiff. */
@AutoService(SqlFunction.class)
public final class DateDiff extends IntFunction {
    public DateDiff() {
        super(
                Header.of("date and time", "datediff", "date_diff")
                        .usage("datediff(end, start)")
                        .text("Days from one date to another; with a unit first as timestampdiff.")
                        .example("datediff('2024-03-01', '2024-02-01')", "29"),
                AtomicType.INT,
                AtomicType.DATE,
                AtomicType.DATE);
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        return arguments.size() == 3 ? new TimestampDiff().resolve(arguments) : super.resolve(arguments);
    }

    @Override
    public boolean usesContext() {
        return true;
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return arguments.size() == 3
                ? new TimestampDiff().kernel(arguments, signature)
                : super.kernel(arguments, signature);
    }

    @Override
    protected IntRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Ints ends = Ints.of(arguments[0]);
        Ints starts = Ints.of(arguments[1]);
        return row -> ends.at(row) - starts.at(row);
    }
}
