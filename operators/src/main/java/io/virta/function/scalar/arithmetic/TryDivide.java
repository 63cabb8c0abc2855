package io.virta.function.scalar.arithmetic;

import com.google.auto.service.AutoService;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;

/** The quotient of two numbers; null where the divisor is zero. */
@AutoService(SqlFunction.class)
public final class TryDivide extends NamedFunction {
    public TryDivide() {
        super(Header.of("operator", "try_divide")
                .usage("try_divide(expr1, expr2)")
                .text("The quotient of two numbers; null where the divisor is zero.")
                .example("try_divide(1, 0)", "NULL"));
    }

    private static final Divide DIVIDE = new Divide();

    @Override
    public Signature resolve(TypedArguments arguments) {
        return DIVIDE.resolve(arguments);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return DIVIDE.kernel(arguments, signature);
    }
}
