package io.virta.function.scalar.math;

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

/** The number e. */
@AutoService(SqlFunction.class)
public final class Euler extends FixedFunction {
    public Euler() {
        super(
                Header.of("math", "e").usage("e()").text("The number e.").example("e()", "2.718281828459045"),
                AtomicType.DOUBLE);
    }

    @Override
    protected boolean makesNulls() {
        return false;
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return (columns, rowCount, context) ->
                new ConstantColumn(new DoubleColumn(new double[] {Math.E}, null), rowCount);
    }
}
