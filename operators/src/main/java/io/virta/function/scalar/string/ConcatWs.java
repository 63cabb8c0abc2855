package io.virta.function.scalar.string;

import com.google.auto.service.AutoService;
import io.virta.batch.ArrayColumn;
import io.virta.batch.BytesColumn;
import io.virta.batch.FlatColumn;
import io.virta.evaluation.Utf8;
import io.virta.evaluation.Utf8Writer;
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
import java.util.ArrayList;
import java.util.List;

/** Strings and the elements of arrays of strings with a separator between them; nulls are left out. Null only if the separator is. */
@AutoService(SqlFunction.class)
public final class ConcatWs extends NamedFunction {
    public ConcatWs() {
        super(Header.of("string", "concat_ws")
                .usage("concat_ws(separator, expr, ...)")
                .text(
                        "Strings and the elements of arrays of strings with a separator between them; nulls are left out. Null only if the separator is.")
                .example("concat_ws(',', 'a', NULL, 'b')", "a,b")
                .example("concat_ws('-', array('x', 'y'), 'z')", "x-y-z"));
    }

    @Override
    public NullRule nullRule() {
        return NullRule.CUSTOM;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, Integer.MAX_VALUE);
        List<DataType> types = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            boolean array = i > 0 && arguments.type(i) instanceof ArrayType;
            types.add(Typing.fit(arguments, i, array ? new ArrayType(AtomicType.STRING) : AtomicType.STRING));
        }
        return new Signature(types, AtomicType.STRING, arguments.isNullable(0));
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return (columns, rowCount, context) -> {
            Utf8 separators = Utf8.of(columns[0]);
            FlatColumn[] parts = new FlatColumn[columns.length];
            for (int i = 1; i < parts.length; i++) {
                parts[i] = columns[i].flatten();
            }
            Utf8Writer out = new Utf8Writer(rowCount);
            for (int row = 0; row < rowCount; row++) {
                if (separators.isNull(row)) {
                    out.endNull();
                } else {
                    int count = 0;
                    for (int i = 1; i < parts.length; i++) {
                        count = putParts(out, parts[i], row, separators, count);
                    }
                    out.endRow();
                }
            }
            return out.build();
        };
    }

    private static int putParts(Utf8Writer out, FlatColumn column, int row, Utf8 separators, int before) {
        if (column.isNull(row)) {
            return before;
        }
        BytesColumn texts;
        int from = row;
        int to = row + 1;
        if (column instanceof ArrayColumn arrays) {
            texts = (BytesColumn) arrays.elements().flatten();
            from = arrays.start(row);
            to = from + arrays.size(row);
        } else {
            texts = (BytesColumn) column;
        }
        int count = before;
        for (int i = from; i < to; i++) {
            if (!texts.isNull(i)) {
                if (count++ > 0) {
                    out.put(separators, row);
                }
                out.put(texts.bytes(), texts.start(i), texts.start(i) + texts.lengthBytes(i));
            }
        }
        return count;
    }
}
