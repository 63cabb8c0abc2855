package io.virta.function.scalar.collection;

import com.google.auto.service.AutoService;
import io.virta.batch.ArrayBuilder;
import io.virta.batch.ColumnBuilder;
import io.virta.evaluation.Ints;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.NullRule;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import java.util.List;

/** An array with a value several times. */
@AutoService(SqlFunction.class)
public final class ArrayRepeat extends NamedFunction {
    public ArrayRepeat() {
        super(Header.of("collection", "array_repeat")
                .usage("array_repeat(value, count)")
                .text("An array with a value several times.")
                .example("array_repeat('x', 2)", "[x, x]"));
    }

    @Override
    public NullRule nullRule() {
        return NullRule.CUSTOM;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, 2);
        DataType type = arguments.type(0);
        return new Signature(
                List.of(type, Typing.fit(arguments, 1, AtomicType.INT)),
                new ArrayType(type, arguments.isNullable(0)),
                arguments.isNullable(1));
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return (columns, rowCount, context) -> {
            Ints counts = Ints.of(columns[1]);
            ArrayBuilder out = (ArrayBuilder) ColumnBuilder.of(signature.resultType(), rowCount);
            for (int row = 0; row < rowCount; row++) {
                if (counts.isNull(row)) {
                    out.appendNull();
                    continue;
                }
                for (int i = 0; i < counts.at(row); i++) {
                    out.elements().append(columns[0], row);
                }
                out.append();
            }
            return out.build();
        };
    }
}
