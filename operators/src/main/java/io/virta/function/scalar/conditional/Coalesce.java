package io.virta.function.scalar.conditional;

import com.google.auto.service.AutoService;
import io.virta.expression.ExpressionTypes;
import io.virta.function.ConditionalFunction;
import io.virta.function.ConditionalFunction.ConditionalKernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.DataType;

/** The first value that is not null, null if all are. A value is computed for the rows whose earlier ones are null. */
@AutoService(SqlFunction.class)
public final class Coalesce extends NamedFunction implements ConditionalFunction {
    public Coalesce() {
        super(Header.of("conditional", "coalesce")
                .usage("coalesce(expr, ...)")
                .text(
                        "The first value that is not null, null if all are. A value is computed for the rows whose earlier ones are null.")
                .example("coalesce(NULL, 1, 2)", "1"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, Integer.MAX_VALUE);
        DataType common = Typing.common(arguments, 0);
        boolean nullable = arguments.expressions().stream().allMatch(ExpressionTypes::isNullable);
        return new Signature(Typing.repeat(common, arguments.size()), common, nullable);
    }

    @Override
    public ConditionalKernel conditionalKernel(TypedArguments arguments, Signature signature) {
        return Branches.firstNotNull(arguments.size(), signature.resultType());
    }
}
