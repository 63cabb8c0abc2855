package io.virta.function.scalar.predicate;

import com.google.auto.service.AutoService;
import io.virta.batch.BooleanColumn;
import io.virta.evaluation.Booleans;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.FixedFunction;
import io.virta.function.scalar.Header;
import io.virta.types.AtomicType;

/** The opposite of a boolean; null of null. */
@AutoService(SqlFunction.class)
public final class Not extends FixedFunction {
    public Not() {
        super(
                Header.of("predicate", "not", "!")
                        .usage("NOT expr")
                        .text("The opposite of a boolean; null of null.")
                        .example("NOT true", "false"),
                AtomicType.BOOLEAN,
                AtomicType.BOOLEAN);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return (columns, rowCount, context) -> {
            Booleans values = Booleans.of(columns[0]);
            boolean[] out = new boolean[rowCount];
            for (int i = 0; i < rowCount; i++) {
                out[i] = !values.at(i);
            }
            return new BooleanColumn(out, null);
        };
    }

    @Override
    protected boolean makesNulls() {
        return false;
    }
}
