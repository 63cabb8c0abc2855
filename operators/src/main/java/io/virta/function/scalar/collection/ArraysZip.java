package io.virta.function.scalar.collection;

import com.google.auto.service.AutoService;
import io.virta.batch.ArrayBuilder;
import io.virta.batch.ArrayColumn;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.StructBuilder;
import io.virta.expression.ColumnRef;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.ArrayType;
import io.virta.types.StructType;

/** An array of structs of the elements at the same place of several arrays; nulls fill shorter ones. */
@AutoService(SqlFunction.class)
public final class ArraysZip extends NamedFunction {
    public ArraysZip() {
        super(Header.of("collection", "arrays_zip")
                .usage("arrays_zip(array, ...)")
                .text(
                        "An array of structs of the elements at the same place of several arrays; nulls fill shorter ones.")
                .example("arrays_zip(array(1, 2), array('a'))", "[{1, a}, {2, null}]"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, Integer.MAX_VALUE);
        StructType struct = new StructType();
        for (int i = 0; i < arguments.size(); i++) {
            if (!(arguments.type(i) instanceof ArrayType array)) {
                throw Typing.mismatch(arguments, i, "ARRAY");
            }
            String name = arguments.get(i) instanceof ColumnRef column ? column.name() : "" + i;
            struct = struct.add(name, array.elementType());
        }
        return Typing.strict(arguments, arguments.types(), new ArrayType(struct, false));
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return (columns, rowCount, context) -> {
            ArrayColumn[] arrays = new ArrayColumn[columns.length];
            for (int c = 0; c < arrays.length; c++) {
                arrays[c] = (ArrayColumn) columns[c].flatten();
            }
            ArrayBuilder out = (ArrayBuilder) ColumnBuilder.of(signature.resultType(), rowCount);
            StructBuilder structs = (StructBuilder) out.elements();
            for (int row = 0; row < rowCount; row++) {
                int size = 0;
                for (ArrayColumn array : arrays) {
                    size = Math.max(size, array.size(row));
                }
                for (int i = 0; i < size; i++) {
                    for (int c = 0; c < arrays.length; c++) {
                        if (i < arrays[c].size(row)) {
                            structs.field(c).append(arrays[c].elements(), arrays[c].start(row) + i);
                        } else {
                            structs.field(c).appendNull();
                        }
                    }
                    structs.append();
                }
                out.append();
            }
            return out.build();
        };
    }
}
