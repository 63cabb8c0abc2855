package io.virta.function.scalar.map;

import io.virta.batch.Column;
import io.virta.batch.MapColumn;
import io.virta.function.Kernel;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.DataType;
import io.virta.types.MapType;

/** A function of one map. */
public abstract class MapFunction extends NamedFunction {
    protected MapFunction(Header header) {
        super(header);
    }

    /** The type of the result. */
    protected abstract DataType result(MapType map);

    /** The results of all rows. */
    protected abstract Column apply(MapColumn maps, int rowCount);

    @Override
    public final Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, 1);
        if (!(arguments.type(0) instanceof MapType map)) {
            throw Typing.mismatch(arguments, 0, "MAP");
        }
        return Typing.strict(arguments, arguments.types(), result(map));
    }

    @Override
    public final Kernel kernel(TypedArguments arguments, Signature signature) {
        return (columns, rowCount, context) -> apply((MapColumn) columns[0].flatten(), rowCount);
    }
}
