package io.virta.function.scalar.string;

import com.google.auto.service.AutoService;
import io.virta.batch.ArrayBuilder;
import io.virta.batch.ArrayColumn;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.ConstantColumn;
import io.virta.evaluation.Utf8;
import io.virta.evaluation.Utf8Writer;
import io.virta.function.Kernel;
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

/** Strings, binary values or arrays one after another; null if any is null. */
@AutoService(SqlFunction.class)
public final class Concat extends NamedFunction {
    public Concat() {
        super(Header.of("string", "concat", "||")
                .usage("concat(expr, ...)")
                .text("Strings, binary values or arrays one after another; null if any is null.")
                .example("concat('Spark', 'SQL')", "SparkSQL")
                .example("concat(array(1, 2), array(3))", "[1, 2, 3]"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        int count = arguments.size();
        if (count == 0) {
            return new Signature(List.of(), AtomicType.STRING, false);
        }
        boolean arrays = arguments.types().stream().anyMatch(ArrayType.class::isInstance);
        boolean binary = arguments.types().stream().allMatch(type -> type == AtomicType.BINARY);
        DataType type = arrays ? Typing.common(arguments, 0) : binary ? AtomicType.BINARY : AtomicType.STRING;
        for (int i = 0; i < count; i++) {
            Typing.fit(arguments, i, type);
        }
        return Typing.strict(arguments, Typing.repeat(type, count), type);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return signature.resultType() instanceof ArrayType array
                ? (columns, rowCount, context) -> arrays(columns, array, rowCount)
                : (columns, rowCount, context) -> strings(columns, rowCount);
    }

    private static Column strings(Column[] columns, int rowCount) {
        Utf8[] parts = new Utf8[columns.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Utf8.of(columns[i]);
        }
        Utf8Writer out = new Utf8Writer(rowCount);
        for (int row = 0; row < rowCount; row++) {
            for (Utf8 part : parts) {
                out.put(part, row);
            }
            out.endRow();
        }
        return out.build();
    }

    private static Column arrays(Column[] columns, ArrayType type, int rowCount) {
        ArrayBuilder builder = (ArrayBuilder) ColumnBuilder.of(type, rowCount);
        for (int row = 0; row < rowCount; row++) {
            for (Column column : columns) {
                ArrayColumn arrays =
                        (ArrayColumn) (column instanceof ConstantColumn constant ? constant.value() : column);
                int from = column instanceof ConstantColumn ? 0 : row;
                for (int i = arrays.start(from); i < arrays.start(from) + arrays.size(from); i++) {
                    builder.elements().append(arrays.elements(), i);
                }
            }
            builder.append();
        }
        return builder.build();
    }
}
