package io.virta.function.generator;

import io.virta.batch.ArrayColumn;
import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.FlatColumn;
import io.virta.batch.StructColumn;
import io.virta.evaluation.NullableColumns;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.Typing;
import io.virta.types.ArrayType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;

/** A row for each struct of an array, a column for each of its fields. */
abstract class InlineFunction extends NamedGenerator {
    private final boolean outer;

    InlineFunction(Header header, boolean outer) {
        super(header);
        this.outer = outer;
    }

    @Override
    public StructType resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, 1);
        if (!(arguments.type(0) instanceof ArrayType array) || !(array.elementType() instanceof StructType struct)) {
            throw Typing.mismatch(arguments, 0, "an ARRAY of STRUCTs");
        }
        boolean nullable = outer || array.containsNull();
        return new StructType(struct.fields().stream()
                .map(field -> new StructField(field.name(), field.dataType(), nullable || field.nullable()))
                .toList());
    }

    @Override
    public Generated generate(Column[] arguments, int rowCount, StructType output) {
        ArrayColumn arrays = (ArrayColumn) arguments[0].flatten();
        Spread spread = Spread.of(arrays, arrays.offsets(), outer, rowCount);
        StructColumn structs = (StructColumn)
                arrays.elements().gather(spread.elements(), spread.count()).flatten();
        boolean[] nulls = structs.nullMask();
        List<Column> columns = new ArrayList<>();
        for (Column field : structs.fields()) {
            FlatColumn flat = field.flatten();
            columns.add(nulls == null ? flat : NullableColumns.withNulls(flat, nulls));
        }
        return new Generated(spread.sources(), new Batch(spread.count(), columns));
    }
}
