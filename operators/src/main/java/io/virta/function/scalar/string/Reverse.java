package io.virta.function.scalar.string;

import com.google.auto.service.AutoService;
import io.virta.batch.ArrayColumn;
import io.virta.batch.Column;
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

/** A string with its characters, or an array with its elements, in the opposite order. */
@AutoService(SqlFunction.class)
public final class Reverse extends NamedFunction {
    public Reverse() {
        super(Header.of("string", "reverse")
                .usage("reverse(expr)")
                .text("A string with its characters, or an array with its elements, in the opposite order.")
                .example("reverse('Spark')", "krapS")
                .example("reverse(array(2, 1, 3))", "[3, 1, 2]"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, 1);
        DataType type =
                arguments.type(0) instanceof ArrayType array ? array : Typing.fit(arguments, 0, AtomicType.STRING);
        return Typing.strict(arguments, List.of(type), type);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return (columns, rowCount, context) -> columns[0].flatten() instanceof ArrayColumn arrays
                ? arrays(arrays)
                : strings(Utf8.of(columns[0]), rowCount);
    }

    private static Column strings(Utf8 texts, int rowCount) {
        Utf8Writer out = new Utf8Writer(rowCount);
        byte[] bytes = texts.bytes();
        for (int row = 0; row < rowCount; row++) {
            int end = texts.end(row);
            for (int at = end - 1; at >= texts.start(row); at--) {
                if ((bytes[at] & 0xc0) != 0x80) {
                    out.put(bytes, at, end);
                    end = at;
                }
            }
            out.endRow();
        }
        return out.build();
    }

    private static Column arrays(ArrayColumn arrays) {
        int first = arrays.offsets()[0];
        int[] order = new int[arrays.offsets()[arrays.length()] - first];
        int[] offsets = new int[arrays.length() + 1];
        for (int row = 0; row < arrays.length(); row++) {
            int start = arrays.start(row);
            int size = arrays.size(row);
            for (int i = 0; i < size; i++) {
                order[start - first + i] = start + size - 1 - i;
            }
            offsets[row + 1] = start + size - first;
        }
        return new ArrayColumn(
                arrays.elements().gather(order, order.length), offsets, arrays.nullMask(), arrays.length());
    }
}
