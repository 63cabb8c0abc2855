package io.virta.function.scalar.trigonometry;

import com.google.auto.service.AutoService;
import io.virta.batch.ConstantColumn;
import io.virta.batch.DoubleColumn;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.FixedFunction;
import io.virta.function.scalar.Header;
import io.virta.types.AtomicType;

/** The number pi. */
@AutoService(SqlFunction.class)
public final class Pi extends FixedFunction {
    public Pi() {
        super(
                Header.of("math", "pi").usage("pi()").text("The number pi.").example("pi()", "3.141592653589793"),
                AtomicType.DOUBLE);
    }

    @Override
    protected boolean makesNulls() {
        return false;
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return (columns, rowCount, context) ->
                new ConstantColumn(new DoubleColumn(new double[] {Math.PI}, null), rowCount);
    }
}
