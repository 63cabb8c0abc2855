package io.virta.function.scalar.lambda;

import com.google.auto.service.AutoService;
import io.virta.batch.ArrayColumn;
import io.virta.batch.Column;
import io.virta.function.HigherOrderFunction;
import io.virta.function.HigherOrderFunction.HigherOrderKernel;
import io.virta.function.HigherOrderFunction.LambdaParameter;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.ArrayType;
import java.util.List;

/** The value of a lambda for the elements at the same place of two arrays; nulls fill the shorter one. */
@AutoService(SqlFunction.class)
public final class ZipWith extends NamedFunction implements HigherOrderFunction {
    public ZipWith() {
        super(Header.of("lambda", "zip_with")
                .usage("zip_with(array1, array2, (x, y) -> expr)")
                .text(
                        "The value of a lambda for the elements at the same place of two arrays; nulls fill the shorter one.")
                .example("zip_with(array(1, 2), array(10, 20), (x, y) -> x + y)", "[11, 22]"));
    }

    @Override
    public List<LambdaParameter> parameters(TypedArguments arguments, int lambdaIndex) {
        return List.of(
                new LambdaParameter(LambdaTypes.element(arguments, 0).type(), true),
                new LambdaParameter(LambdaTypes.element(arguments, 1).type(), true));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 3, 3);
        return new Signature(arguments.types(), new ArrayType(arguments.type(2)), true);
    }

    @Override
    public HigherOrderKernel higherOrderKernel(TypedArguments arguments, Signature signature) {
        return (columns, lambdas, rowCount, context) -> {
            ArrayColumn left = (ArrayColumn) columns[0].flatten();
            ArrayColumn right = (ArrayColumn) columns[1].flatten();
            int[] offsets = new int[rowCount + 1];
            boolean[] nulls = new boolean[rowCount];
            for (int row = 0; row < rowCount; row++) {
                nulls[row] = left.isNull(row) || right.isNull(row);
                offsets[row + 1] = offsets[row] + (nulls[row] ? 0 : Math.max(left.size(row), right.size(row)));
            }
            int count = offsets[rowCount];
            int[] sources = new int[count];
            int[] leftPlaces = new int[count];
            int[] rightPlaces = new int[count];
            for (int row = 0; row < rowCount; row++) {
                for (int i = 0; i < offsets[row + 1] - offsets[row]; i++) {
                    int at = offsets[row] + i;
                    sources[at] = row;
                    leftPlaces[at] = i < left.size(row) ? left.start(row) + i : -1;
                    rightPlaces[at] = i < right.size(row) ? right.start(row) + i : -1;
                }
            }
            Column values = lambdas[0].apply(
                    sources,
                    count,
                    left.elements().gather(leftPlaces, count),
                    right.elements().gather(rightPlaces, count));
            return new ArrayColumn(values, offsets, nulls, rowCount);
        };
    }
}
