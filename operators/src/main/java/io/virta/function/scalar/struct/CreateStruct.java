package io.virta.function.scalar.struct;

import com.google.auto.service.AutoService;
import io.virta.batch.StructColumn;
import io.virta.expression.Alias;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.FieldAccess;
import io.virta.expression.LambdaVariable;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.NullRule;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.types.StructType;
import java.util.List;

/** A struct of values; fields are named as the columns or by AS, else col1, col2 and so on. */
@AutoService(SqlFunction.class)
public final class CreateStruct extends NamedFunction {
    public CreateStruct() {
        super(Header.of("struct", "struct")
                .usage("struct(expr, ...)")
                .text("A struct of values; fields are named as the columns or by AS, else col1, col2 and so on.")
                .example("struct(1, 'a')", "{1, a}"));
    }

    @Override
    public NullRule nullRule() {
        return NullRule.CUSTOM;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        StructType struct = new StructType();
        for (int i = 0; i < arguments.size(); i++) {
            struct = struct.add(name(arguments.get(i), i), arguments.type(i), arguments.isNullable(i));
        }
        return new Signature(arguments.types(), struct, false);
    }

    private static String name(Expression expression, int index) {
        if (expression instanceof Alias alias) {
            return alias.name();
        }
        if (expression instanceof ColumnRef column) {
            return column.name();
        }
        if (expression instanceof LambdaVariable variable) {
            return variable.name();
        }
        return expression instanceof FieldAccess field ? field.name() : "col" + (index + 1);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return (columns, rowCount, context) -> new StructColumn(List.of(columns), null, rowCount);
    }
}
