package io.virta.function.generator;

import io.virta.batch.ArrayColumn;
import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.FlatColumn;
import io.virta.batch.IntColumn;
import io.virta.batch.MapColumn;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.Typing;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.MapType;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;

/** A row for each element of an array or entry of a map, with or without its place, with or without a row for null and empty collections. */
abstract class ExplodeFunction extends NamedGenerator {
    private final boolean withPlace;
    private final boolean outer;

    ExplodeFunction(Header header, boolean withPlace, boolean outer) {
        super(header);
        this.withPlace = withPlace;
        this.outer = outer;
    }

    @Override
    public StructType resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, 1);
        StructType output = withPlace ? new StructType().add("pos", AtomicType.INT, outer) : new StructType();
        if (arguments.type(0) instanceof ArrayType array) {
            return output.add("col", array.elementType(), outer || array.containsNull());
        }
        if (arguments.type(0) instanceof MapType map) {
            return output.add("key", map.keyType(), outer)
                    .add("value", map.valueType(), outer || map.valueContainsNull());
        }
        throw new VirtaException(
                ErrorCode.DATATYPE_MISMATCH,
                "Argument 1 of " + name() + " has the type " + arguments.type(0).sql() + ": "
                        + arguments.get(0).sql() + ".",
                "It takes an ARRAY or MAP; make one with array(...), map(...) or split(...).",
                "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE",
                null);
    }

    @Override
    public Generated generate(Column[] arguments, int rowCount, StructType output) {
        FlatColumn collections = arguments[0].flatten();
        List<Column> columns = new ArrayList<>();
        int[] offsets =
                collections instanceof ArrayColumn arrays ? arrays.offsets() : ((MapColumn) collections).offsets();
        Spread spread = Spread.of(collections, offsets, outer, rowCount);
        if (withPlace) {
            columns.add(new IntColumn(spread.places(), outer ? spread.missing() : null));
        }
        if (collections instanceof MapColumn maps) {
            columns.add(maps.keys().gather(spread.elements(), spread.count()));
            columns.add(maps.values().gather(spread.elements(), spread.count()));
        } else {
            columns.add(((ArrayColumn) collections).elements().gather(spread.elements(), spread.count()));
        }
        return new Generated(spread.sources(), new Batch(spread.count(), columns));
    }
}
