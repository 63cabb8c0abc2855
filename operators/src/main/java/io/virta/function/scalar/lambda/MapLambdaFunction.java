package io.virta.function.scalar.lambda;

import io.virta.batch.Column;
import io.virta.batch.MapColumn;
import io.virta.function.HigherOrderFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.DataType;
import io.virta.types.MapType;
import java.util.List;

/** A function of a map and a lambda of key and value. The lambda is computed once for the entries of all rows. */
public abstract class MapLambdaFunction extends NamedFunction implements HigherOrderFunction {
    protected MapLambdaFunction(Header header) {
        super(header);
    }

    /** The type of the result. */
    protected abstract DataType result(MapType map, DataType body);

    /** The results of all rows. */
    abstract Column apply(MapColumn maps, EntryRun run, Column values, Signature signature);

    @Override
    public final List<LambdaParameter> parameters(TypedArguments arguments, int lambdaIndex) {
        MapType map = map(arguments);
        return List.of(
                new LambdaParameter(map.keyType(), false),
                new LambdaParameter(map.valueType(), map.valueContainsNull()));
    }

    @Override
    public final Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, 2);
        return Typing.asIs(arguments, result(map(arguments), arguments.type(1)));
    }

    private static MapType map(TypedArguments arguments) {
        if (!(arguments.type(0) instanceof MapType map)) {
            throw Typing.mismatch(arguments, 0, "MAP");
        }
        return map;
    }

    @Override
    public final HigherOrderKernel higherOrderKernel(TypedArguments arguments, Signature signature) {
        return (columns, lambdas, rowCount, context) -> {
            MapColumn maps = (MapColumn) columns[0].flatten();
            EntryRun run = EntryRun.of(maps);
            Column values = lambdas[0].apply(run.sources(), run.count(), run.keys(), run.values());
            return apply(maps, run, values.flatten(), signature);
        };
    }
}
