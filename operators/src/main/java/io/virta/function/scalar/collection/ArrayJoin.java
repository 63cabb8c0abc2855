package io.virta.function.scalar.collection;

import com.google.auto.service.AutoService;
import io.virta.batch.ArrayColumn;
import io.virta.batch.BytesColumn;
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

/** The elements of an array of strings with a delimiter between them; nulls are left out or replaced. */
@AutoService(SqlFunction.class)
public final class ArrayJoin extends NamedFunction {
    public ArrayJoin() {
        super(Header.of("collection", "array_join")
                .usage("array_join(array, delimiter[, null_replacement])")
                .text(
                        "The elements of an array of strings with a delimiter between them; nulls are left out or replaced.")
                .example("array_join(array('a', NULL, 'b'), '-', '?')", "a-?-b"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, 3);
        List<DataType> types = Typing.repeat(AtomicType.STRING, arguments.size());
        types.set(0, Typing.fit(arguments, 0, new ArrayType(AtomicType.STRING)));
        Typing.fit(arguments, 1, AtomicType.STRING);
        return Typing.strict(arguments, types, AtomicType.STRING);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return (columns, rowCount, context) -> {
            ArrayColumn arrays = (ArrayColumn) columns[0].flatten();
            BytesColumn elements = (BytesColumn) arrays.elements().flatten();
            Utf8 delimiters = Utf8.of(columns[1]);
            Utf8 replacements = columns.length > 2 ? Utf8.of(columns[2]) : null;
            Utf8Writer out = new Utf8Writer(rowCount);
            for (int row = 0; row < rowCount; row++) {
                int count = 0;
                for (int i = arrays.start(row); i < arrays.start(row) + arrays.size(row); i++) {
                    if (elements.isNull(i) && replacements == null) {
                        continue;
                    }
                    if (count++ > 0) {
                        out.put(delimiters, row);
                    }
                    if (elements.isNull(i) && replacements != null) {
                        out.put(replacements, row);
                    } else {
                        out.put(elements.bytes(), elements.start(i), elements.start(i) + elements.lengthBytes(i));
                    }
                }
                out.endRow();
            }
            return out.build();
        };
    }
}
