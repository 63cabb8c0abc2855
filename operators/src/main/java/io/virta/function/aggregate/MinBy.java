package io.virta.function.aggregate;

import com.google.auto.service.AutoService;
import io.virta.function.Aggregator;
import io.virta.function.FunctionDoc.Example;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.types.DataType;
import java.util.List;

/** {@code min_by}: the value that goes with the least ordering. */
@AutoService(SqlFunction.class)
public final class MinBy extends NamedAggregate {
    /** Found by discovery. */
    public MinBy() {
        super(
                "min_by",
                List.of(),
                "min_by(expr, ordering)",
                "The value of expr in the row whose ordering is least; rows whose ordering is null are ignored.",
                new Example("SELECT min_by(x, y) FROM VALUES ('a', 10), ('b', 50), ('c', 20) AS t(x, y)", "a"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Arguments.count(arguments, 2, 2);
        DataType ordering = Arguments.ordered(arguments, 1);
        return new Signature(List.of(arguments.type(0), ordering), arguments.type(0), true);
    }

    @Override
    public Aggregator aggregator(TypedArguments arguments, Signature signature, boolean ignoreNulls) {
        return new ExtremeBy(signature.resultType(), signature.argumentTypes().get(1), -1);
    }
}
