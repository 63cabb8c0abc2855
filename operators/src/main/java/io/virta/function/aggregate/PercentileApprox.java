package io.virta.function.aggregate;

import com.google.auto.service.AutoService;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.function.Aggregator;
import io.virta.function.FunctionDoc.Example;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import java.util.ArrayList;
import java.util.List;

/** {@code percentile_approx}: a value of the group below which about a fraction of the values lie. */
@AutoService(SqlFunction.class)
public final class PercentileApprox extends NamedAggregate {
    private static final int DEFAULT_ACCURACY = 10_000;

    /** Found by discovery. */
    public PercentileApprox() {
        super(
                "percentile_approx",
                List.of("approx_percentile"),
                "percentile_approx(expr, percentage[, accuracy])",
                "The least value of expr with at least a percentage between 0 and 1 of the values at or below it; an array for an array of percentages. Exact for groups of"
                        + " up to accuracy values, 10000 if not given; for larger ones the rank is off by about 1/accuracy of their number.",
                new Example(
                        "SELECT percentile_approx(x, array(0.5, 0.4, 0.1), 100) FROM VALUES (0), (1), (2), (10) AS t(x)",
                        "[1, 1, 0]"),
                new Example("SELECT percentile_approx(x, 0.5, 100) FROM VALUES (0), (6), (7), (9), (10) AS t(x)", "7"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Arguments.count(arguments, 2, 3);
        DataType type = arguments.type(0);
        boolean isTime = type == AtomicType.DATE || type == AtomicType.TIMESTAMP || type == AtomicType.TIMESTAMP_NTZ;
        DataType taken = isTime ? type : Arguments.number(arguments, 0);
        Arguments.fractions(arguments, 1);
        List<DataType> types = new ArrayList<>(List.of(taken, arguments.type(1)));
        if (arguments.size() > 2) {
            types.add(arguments.type(2));
        }
        return new Signature(types, Arguments.isList(arguments, 1) ? new ArrayType(taken, false) : taken, true);
    }

    @Override
    public Aggregator aggregator(TypedArguments arguments, Signature signature, boolean ignoreNulls) {
        int accuracy = DEFAULT_ACCURACY;
        if (arguments.size() > 2) {
            accuracy = Arguments.literal(arguments, 2) instanceof Number number ? number.intValue() : 0;
            if (accuracy <= 0) {
                throw new VirtaException(
                        ErrorCode.DATATYPE_MISMATCH,
                        "The accuracy of " + arguments.functionName() + " is "
                                + arguments.get(2).sql() + ".",
                        "It is a number above 0.",
                        "DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE",
                        null);
            }
        }
        DataType type = signature.argumentTypes().get(0);
        return new QuantileSketch(type, accuracy, Arguments.fractions(arguments, 1), Arguments.isList(arguments, 1));
    }
}
