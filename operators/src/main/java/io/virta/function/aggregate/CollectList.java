package io.virta.function.aggregate;

import com.google.auto.service.AutoService;
import io.virta.function.Aggregator;
import io.virta.function.FunctionDoc.Example;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.types.ArrayType;
import io.virta.types.DataType;
import java.util.List;

/** {@code collect_list}: an array of the values that are not null, in order of arrival. */
@AutoService(SqlFunction.class)
public final class CollectList extends NamedAggregate {
    /** Found by discovery. */
    public CollectList() {
        super(
                "collect_list",
                List.of("array_agg"),
                "collect_list(expr)",
                "An array of the values that are not null, in order of arrival.",
                new Example("SELECT collect_list(x) FROM VALUES (1), (2), (1) AS t(x)", "[1, 2, 1]"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Arguments.count(arguments, 1, 1);
        DataType type = arguments.type(0);
        return new Signature(List.of(type), new ArrayType(type, false), false);
    }

    @Override
    public Aggregator aggregator(TypedArguments arguments, Signature signature, boolean ignoreNulls) {
        return new CollectedValues((ArrayType) signature.resultType(), false);
    }
}
