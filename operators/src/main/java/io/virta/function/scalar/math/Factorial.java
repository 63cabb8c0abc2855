package io.virta.function.scalar.math;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Ints;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.LongFunction;
import io.virta.function.scalar.RowNulls;
import io.virta.types.AtomicType;

/** The product of 1 to n; null outside 0 to 20. */
@AutoService(SqlFunction.class)
public final class Factorial extends LongFunction {
    public Factorial() {
        super(
                Header.of("math", "factorial")
                        .usage("factorial(n)")
                        .text("The product of 1 to n; null outside 0 to 20.")
                        .example("factorial(5)", "120")
                        .example("factorial(21)", "NULL"),
                AtomicType.BIGINT,
                AtomicType.INT);
    }

    @Override
    protected LongRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Ints numbers = Ints.of(arguments[0]);
        return row -> {
            int number = numbers.at(row);
            if (number < 0 || number > 20) {
                nulls.set(row);
                return 0;
            }
            long product = 1;
            for (int i = 2; i <= number; i++) {
                product *= i;
            }
            return product;
        };
    }
}
