package io.virta.function.scalar.conditional;

import com.google.auto.service.AutoService;
import io.virta.function.ConditionalFunction;
import io.virta.function.ConditionalFunction.ConditionalKernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import java.util.List;

/** The first value if the condition is true, else (also if it is null) the second. A value is computed for the rows that take it. */
@AutoService(SqlFunction.class)
public final class If extends NamedFunction implements ConditionalFunction {
    public If() {
        super(Header.of("conditional", "if")
                .usage("if(condition, value, otherwise)")
                .text(
                        "The first value if the condition is true, else (also if it is null) the second. A value is computed for the rows that take it.")
                .example("if(1 < 2, 'a', 'b')", "a"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 3, 3);
        DataType common = Typing.common(arguments, 1);
        return new Signature(
                List.of(Typing.fit(arguments, 0, AtomicType.BOOLEAN), common, common),
                common,
                arguments.isNullable(1) || arguments.isNullable(2));
    }

    @Override
    public ConditionalKernel conditionalKernel(TypedArguments arguments, Signature signature) {
        return Branches.kernel(3, signature.resultType());
    }
}
