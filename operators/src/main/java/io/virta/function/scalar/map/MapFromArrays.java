package io.virta.function.scalar.map;

import com.google.auto.service.AutoService;
import io.virta.batch.ArrayColumn;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.MapBuilder;
import io.virta.expression.EvaluationContext;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.ArgumentErrors;
import io.virta.function.scalar.BuiltFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.Typing;
import io.virta.types.ArrayType;
import io.virta.types.MapType;

/** A map of an array of keys and one of as many values. A null or repeated key fails. */
@AutoService(SqlFunction.class)
public final class MapFromArrays extends BuiltFunction {
    public MapFromArrays() {
        super(Header.of("map", "map_from_arrays")
                .usage("map_from_arrays(keys, values)")
                .text("A map of an array of keys and one of as many values. A null or repeated key fails.")
                .example("map_from_arrays(array('a', 'b'), array(1, 2))", "{a -> 1, b -> 2}"));
    }

    @Override
    public boolean mayFail() {
        return true;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, 2);
        if (!(arguments.type(0) instanceof ArrayType keys)) {
            throw Typing.mismatch(arguments, 0, "ARRAY");
        }
        if (!(arguments.type(1) instanceof ArrayType values)) {
            throw Typing.mismatch(arguments, 1, "ARRAY");
        }
        return Typing.strict(
                arguments,
                arguments.types(),
                new MapType(keys.elementType(), values.elementType(), values.containsNull()));
    }

    @Override
    protected BuiltRow bind(Column[] arguments, ColumnBuilder out, Signature signature, EvaluationContext context) {
        ArrayColumn keys = (ArrayColumn) arguments[0].flatten();
        ArrayColumn values = (ArrayColumn) arguments[1].flatten();
        MapAssembler maps = new MapAssembler((MapBuilder) out, ((MapType) signature.resultType()).keyType());
        return row -> {
            if (keys.size(row) != values.size(row)) {
                throw ArgumentErrors.invalid(
                        "values", name(), "an array of " + values.size(row) + " beside " + keys.size(row) + " keys");
            }
            for (int i = 0; i < keys.size(row); i++) {
                maps.put(keys.elements(), keys.start(row) + i, values.elements(), values.start(row) + i);
            }
            maps.endRow();
        };
    }
}
