package io.virta.function.scalar.predicate;

import com.google.auto.service.AutoService;
import io.virta.function.ConditionalFunction;
import io.virta.function.ConditionalFunction.ConditionalKernel;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.NullRule;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.FixedFunction;
import io.virta.function.scalar.Header;
import io.virta.types.AtomicType;

/** True if both are true, false if either is false, else null. The second is not computed where the first is false. */
@AutoService(SqlFunction.class)
public final class And extends FixedFunction implements ConditionalFunction {
    public And() {
        super(
                Header.of("predicate", "and")
                        .usage("expr1 AND expr2")
                        .text(
                                "True if both are true, false if either is false, else null. The second is not computed where the first is false.")
                        .example("true AND NULL", "NULL")
                        .example("false AND NULL", "false"),
                AtomicType.BOOLEAN,
                AtomicType.BOOLEAN,
                AtomicType.BOOLEAN);
    }

    @Override
    protected boolean makesNulls() {
        return false;
    }

    @Override
    public NullRule nullRule() {
        return NullRule.CUSTOM;
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return ConditionalFunction.super.kernel(arguments, signature);
    }

    @Override
    public ConditionalKernel conditionalKernel(TypedArguments arguments, Signature signature) {
        return Logic.kernel(false);
    }
}
