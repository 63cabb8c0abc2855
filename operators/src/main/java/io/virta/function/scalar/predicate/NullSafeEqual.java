package io.virta.function.scalar.predicate;

import com.google.auto.service.AutoService;
import io.virta.batch.BooleanColumn;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.NullRule;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;

/** Whether two values are equal, where null is equal to null; never null. */
@AutoService(SqlFunction.class)
public final class NullSafeEqual extends ComparisonFunction {
    public NullSafeEqual() {
        super(
                Header.of("predicate", "<=>", "equal_null")
                        .usage("expr1 <=> expr2")
                        .text("Whether two values are equal, where null is equal to null; never null.")
                        .example("NULL <=> NULL", "true")
                        .example("1 <=> NULL", "false"),
                false,
                true,
                false);
    }

    @Override
    public NullRule nullRule() {
        return NullRule.CUSTOM;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Signature signature = super.resolve(arguments);
        return new Signature(signature.argumentTypes(), signature.resultType(), false);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return (columns, rowCount, context) -> {
            boolean[] equal = compare(columns[0], columns[1], rowCount);
            if (columns[0].mayHaveNulls() || columns[1].mayHaveNulls()) {
                for (int i = 0; i < rowCount; i++) {
                    boolean left = columns[0].isNull(i);
                    boolean right = columns[1].isNull(i);
                    equal[i] = left == right && (left || equal[i]);
                }
            }
            return new BooleanColumn(equal, null);
        };
    }
}
