package io.virta.function.scalar.map;

import com.google.auto.service.AutoService;
import io.virta.batch.ArrayColumn;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.MapBuilder;
import io.virta.batch.StructColumn;
import io.virta.expression.EvaluationContext;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.BuiltFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.Typing;
import io.virta.types.ArrayType;
import io.virta.types.MapType;
import io.virta.types.StructType;

/** A map of an array of structs of key and value; null if one of these is null. A null or repeated key fails. */
@AutoService(SqlFunction.class)
public final class MapFromEntries extends BuiltFunction {
    public MapFromEntries() {
        super(Header.of("map", "map_from_entries")
                .usage("map_from_entries(array of structs)")
                .text(
                        "A map of an array of structs of key and value; null if one of these is null. A null or repeated key fails.")
                .example("map_from_entries(array(struct('a', 1)))", "{a -> 1}"));
    }

    @Override
    public boolean mayFail() {
        return true;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, 1);
        if (!(arguments.type(0) instanceof ArrayType array)
                || !(array.elementType() instanceof StructType entry)
                || entry.size() != 2) {
            throw Typing.mismatch(arguments, 0, "an ARRAY of STRUCTs of two fields");
        }
        return new Signature(
                arguments.types(),
                new MapType(entry.typeAt(0), entry.typeAt(1), entry.field(1).nullable()),
                true);
    }

    @Override
    protected BuiltRow bind(Column[] arguments, ColumnBuilder out, Signature signature, EvaluationContext context) {
        ArrayColumn arrays = (ArrayColumn) arguments[0].flatten();
        StructColumn entries = (StructColumn) arrays.elements().flatten();
        MapAssembler maps = new MapAssembler((MapBuilder) out, ((MapType) signature.resultType()).keyType());
        return row -> {
            boolean hasNull = false;
            for (int i = arrays.start(row); i < arrays.start(row) + arrays.size(row); i++) {
                hasNull |= entries.isNull(i);
            }
            if (hasNull) {
                out.appendNull();
                return;
            }
            for (int i = arrays.start(row); i < arrays.start(row) + arrays.size(row); i++) {
                maps.put(entries.field(0), i, entries.field(1), i);
            }
            maps.endRow();
        };
    }
}
