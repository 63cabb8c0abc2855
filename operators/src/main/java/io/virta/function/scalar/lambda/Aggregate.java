package io.virta.function.scalar.lambda;

import com.google.auto.service.AutoService;
import io.virta.batch.ArrayColumn;
import io.virta.batch.Column;
import io.virta.batch.FlatColumn;
import io.virta.evaluation.Choice;
import io.virta.evaluation.NullableColumns;
import io.virta.evaluation.cast.CastKernels;
import io.virta.function.HigherOrderFunction;
import io.virta.function.HigherOrderFunction.HigherOrderKernel;
import io.virta.function.HigherOrderFunction.LambdaParameter;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.DataType;
import java.util.List;

/** A value folded over the elements of an array from a start value on. */
@AutoService(SqlFunction.class)
public final class Aggregate extends NamedFunction implements HigherOrderFunction {
    public Aggregate() {
        super(Header.of("lambda", "aggregate", "reduce")
                .usage("aggregate(array, start, (acc, x) -> merged[, acc -> result])")
                .text("A value folded over the elements of an array from a start value on.")
                .example("aggregate(array(1, 2, 3), 0, (acc, x) -> acc + x)", "6")
                .example("aggregate(array(1, 2, 3), 0, (acc, x) -> acc + x, acc -> acc * 10)", "60"));
    }

    @Override
    public List<LambdaParameter> parameters(TypedArguments arguments, int lambdaIndex) {
        LambdaParameter accumulator = new LambdaParameter(arguments.type(1), true);
        return lambdaIndex == 2 ? List.of(accumulator, LambdaTypes.element(arguments, 0)) : List.of(accumulator);
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 3, 4);
        LambdaTypes.element(arguments, 0);
        return new Signature(arguments.types(), arguments.size() == 4 ? arguments.type(3) : arguments.type(1), true);
    }

    @Override
    public HigherOrderKernel higherOrderKernel(TypedArguments arguments, Signature signature) {
        DataType accumulatorType = signature.argumentTypes().get(1);
        Kernel cast = CastKernels.kernel(signature.argumentTypes().get(2), accumulatorType);
        return (columns, lambdas, rowCount, context) -> {
            ArrayColumn arrays = (ArrayColumn) columns[0].flatten();
            FlatColumn accumulators = columns[1].flatten();
            int[] rows = new int[rowCount];
            int[] places = new int[rowCount];
            int longest = 0;
            for (int row = 0; row < rowCount; row++) {
                longest = Math.max(longest, arrays.isNull(row) ? 0 : arrays.size(row));
            }
            for (int step = 0; step < longest; step++) {
                int count = 0;
                for (int row = 0; row < rowCount; row++) {
                    if (!arrays.isNull(row) && arrays.size(row) > step) {
                        places[count] = arrays.start(row) + step;
                        rows[count++] = row;
                    }
                }
                Column merged = lambdas[0].apply(
                        rows,
                        count,
                        accumulators.gather(rows, count),
                        arrays.elements().gather(places, count));
                Column[] argument = {merged.flatten()};
                FlatColumn next = cast.evaluate(argument, count, context).flatten();
                boolean[] nulls = argument[0].flatten().nullMask();
                accumulators = merge(
                        accumulators,
                        nulls == null ? next : NullableColumns.withNulls(next, nulls),
                        rows,
                        count,
                        accumulatorType);
            }
            int[] all = new int[rowCount];
            for (int row = 0; row < rowCount; row++) {
                all[row] = row;
            }
            Column result = lambdas.length == 1 ? accumulators : lambdas[1].apply(all, rowCount, accumulators);
            boolean[] nulls = arrays.nullMask();
            return nulls == null ? result : NullableColumns.withNulls(result.flatten(), nulls);
        };
    }

    private static FlatColumn merge(FlatColumn before, FlatColumn changed, int[] rows, int count, DataType type) {
        int[] choices = new int[before.length()];
        int[] places = new int[before.length()];
        for (int i = 0; i < count; i++) {
            choices[rows[i]] = 1;
            places[rows[i]] = i;
        }
        return Choice.of(
                        type,
                        new Column[] {before, changed.length() == 0 ? before : changed.gather(places, places.length)},
                        choices,
                        places.length)
                .flatten();
    }
}
