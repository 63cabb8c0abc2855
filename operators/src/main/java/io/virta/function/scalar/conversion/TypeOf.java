package io.virta.function.scalar.conversion;

import com.google.auto.service.AutoService;
import io.virta.expression.Literal;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.NullRule;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.row.Literals;
import io.virta.types.AtomicType;

/** The type of an expression. */
@AutoService(SqlFunction.class)
public final class TypeOf extends NamedFunction {
    public TypeOf() {
        super(Header.of("miscellaneous", "typeof")
                .usage("typeof(expr)")
                .text("The type of an expression.")
                .example("typeof(array(1))", "array<int>"));
    }

    @Override
    public NullRule nullRule() {
        return NullRule.CUSTOM;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, 1);
        return new Signature(arguments.types(), AtomicType.STRING, false);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        Literal type = new Literal(signature.argumentTypes().get(0).catalogString(), AtomicType.STRING);
        return (columns, rowCount, context) -> Literals.column(type, rowCount);
    }
}
