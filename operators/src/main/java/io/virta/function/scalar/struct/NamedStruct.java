package io.virta.function.scalar.struct;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.batch.StructColumn;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.NullRule;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;

/** A struct of values with names, which are constants. */
@AutoService(SqlFunction.class)
public final class NamedStruct extends NamedFunction {
    public NamedStruct() {
        super(Header.of("struct", "named_struct")
                .usage("named_struct(name, value, ...)")
                .text("A struct of values with names, which are constants.")
                .example("named_struct('a', 1, 'b', 2)", "{1, 2}"));
    }

    @Override
    public NullRule nullRule() {
        return NullRule.CUSTOM;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, arguments.size() / 2 * 2, arguments.size() / 2 * 2);
        StructType struct = new StructType();
        for (int i = 0; i < arguments.size(); i += 2) {
            Object name = Typing.constant(arguments, i);
            struct = struct.add(String.valueOf(name), arguments.type(i + 1), arguments.isNullable(i + 1));
        }
        return new Signature(arguments.types(), struct, false);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return (columns, rowCount, context) -> {
            List<Column> fields = new ArrayList<>();
            for (int i = 1; i < columns.length; i += 2) {
                fields.add(columns[i]);
            }
            return new StructColumn(fields, null, rowCount);
        };
    }
}
