package io.virta.function.scalar.collection;

import com.google.auto.service.AutoService;
import io.virta.batch.ArrayBuilder;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.NullRule;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.ArrayType;
import io.virta.types.DataType;

/** An array of values, which are cast to their common type. */
@AutoService(SqlFunction.class)
public final class CreateArray extends NamedFunction {
    public CreateArray() {
        super(Header.of("collection", "array")
                .usage("array(expr, ...)")
                .text("An array of values, which are cast to their common type.")
                .example("array(1, 2.5)", "[1.0, 2.5]"));
    }

    @Override
    public NullRule nullRule() {
        return NullRule.CUSTOM;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        DataType common = Typing.common(arguments, 0);
        return new Signature(
                Typing.repeat(common, arguments.size()), new ArrayType(common, arguments.anyNullable()), false);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return (columns, rowCount, context) -> {
            ArrayBuilder arrays = (ArrayBuilder) ColumnBuilder.of(signature.resultType(), rowCount);
            for (int row = 0; row < rowCount; row++) {
                for (Column column : columns) {
                    arrays.elements().append(column, row);
                }
                arrays.append();
            }
            return arrays.build();
        };
    }
}
