package io.virta.function.scalar.conditional;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Choice;
import io.virta.function.ConditionalFunction;
import io.virta.function.ConditionalFunction.ConditionalKernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.DataType;
import java.util.List;

/** The second argument where the first is not null, else the third. */
@AutoService(SqlFunction.class)
public final class IfNotNull extends NamedFunction implements ConditionalFunction {
    public IfNotNull() {
        super(Header.of("conditional", "nvl2")
                .usage("nvl2(expr, value, otherwise)")
                .text("The second argument where the first is not null, else the third.")
                .example("nvl2(NULL, 'has', 'none')", "none"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 3, 3);
        DataType common = Typing.common(arguments, 1);
        return new Signature(
                List.of(arguments.type(0), common, common), common, arguments.isNullable(1) || arguments.isNullable(2));
    }

    @Override
    public ConditionalKernel conditionalKernel(TypedArguments arguments, Signature signature) {
        return (values, rowCount, context) -> {
            Column tested = values.where(0, null);
            boolean[] present = new boolean[rowCount];
            boolean[] absent = new boolean[rowCount];
            int[] choices = new int[rowCount];
            for (int i = 0; i < rowCount; i++) {
                absent[i] = tested.isNull(i);
                present[i] = !absent[i];
                choices[i] = absent[i] ? 1 : 0;
            }
            Column[] branches = {values.where(1, present), values.where(2, absent)};
            return Choice.of(signature.resultType(), branches, choices, rowCount);
        };
    }
}
