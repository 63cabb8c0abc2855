package io.virta.function.aggregate;

import com.google.auto.service.AutoService;
import io.virta.function.Aggregator;
import io.virta.function.FunctionDoc.Example;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.types.AtomicType;
import java.util.List;

/** {@code bool_or}: whether any value is true. */
@AutoService(SqlFunction.class)
public final class BoolOr extends NamedAggregate {
    /** Found by discovery. */
    public BoolOr() {
        super(
                "bool_or",
                List.of("any", "some"),
                "bool_or(expr)",
                "Whether any value is true; nulls are ignored, null if there is nothing else.",
                new Example("SELECT bool_or(x) FROM VALUES (true), (NULL), (false) AS t(x)", "true"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Arguments.count(arguments, 1, 1);
        if (arguments.type(0) != AtomicType.BOOLEAN && arguments.type(0) != AtomicType.VOID) {
            throw Arguments.mismatch(arguments, 0, "BOOLEAN");
        }
        return new Signature(List.of(AtomicType.BOOLEAN), AtomicType.BOOLEAN, true);
    }

    @Override
    public Aggregator aggregator(TypedArguments arguments, Signature signature, boolean ignoreNulls) {
        return new Extreme(AtomicType.BOOLEAN, 1);
    }
}
