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
import io.virta.types.DataType;
import java.util.List;

/** The first value, or the second where it is null. */
@AutoService(SqlFunction.class)
public final class IfNull extends NamedFunction implements ConditionalFunction {
    public IfNull() {
        super(Header.of("conditional", "nvl", "ifnull")
                .usage("nvl(expr, otherwise)")
                .text("The first value, or the second where it is null.")
                .example("nvl(NULL, 'x')", "x"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, 2);
        DataType common = Typing.common(arguments, 0);
        return new Signature(List.of(common, common), common, arguments.isNullable(0) && arguments.isNullable(1));
    }

    @Override
    public ConditionalKernel conditionalKernel(TypedArguments arguments, Signature signature) {
        return Branches.firstNotNull(2, signature.resultType());
    }
}
