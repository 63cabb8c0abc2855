package io.virta.function.scalar.string;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Utf8;
import io.virta.expression.EvaluationContext;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.IntFunction;
import io.virta.function.scalar.RowNulls;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;
import java.util.List;

/** How many characters a string has, or bytes a binary value. */
@AutoService(SqlFunction.class)
public final class Length extends IntFunction {
    public Length() {
        super(
                Header.of("string", "length", "char_length", "character_length", "len")
                        .usage("length(expr)")
                        .text("How many characters a string has, or bytes a binary value.")
                        .example("length('Spark')", "5")
                        .example("length('日本語')", "3"),
                AtomicType.INT,
                AtomicType.STRING);
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, 1);
        boolean binary = arguments.type(0) == AtomicType.BINARY;
        return Typing.strict(
                arguments,
                List.of(binary ? AtomicType.BINARY : Typing.fit(arguments, 0, AtomicType.STRING)),
                AtomicType.INT);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return signature.argumentTypes().get(0) == AtomicType.BINARY
                ? new OctetLength().kernel(arguments, signature)
                : super.kernel(arguments, signature);
    }

    @Override
    protected IntRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        return texts::characters;
    }
}
