package io.virta.function.scalar.lambda;

import com.google.auto.service.AutoService;
import io.virta.batch.ArrayColumn;
import io.virta.batch.Column;
import io.virta.evaluation.Ints;
import io.virta.evaluation.RowComparator;
import io.virta.evaluation.cast.CastKernels;
import io.virta.function.HigherOrderFunction;
import io.virta.function.HigherOrderFunction.HigherOrderKernel;
import io.virta.function.HigherOrderFunction.LambdaParameter;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.ArgumentErrors;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.function.scalar.collection.ElementOrder;
import io.virta.types.AtomicType;
import java.util.List;

/** The array in ascending order with nulls last, or in the order of a lambda that is negative, zero or positive as x comes before, with or after y. */
@AutoService(SqlFunction.class)
public final class ArraySort extends NamedFunction implements HigherOrderFunction {
    public ArraySort() {
        super(Header.of("lambda", "array_sort")
                .usage("array_sort(array[, (x, y) -> order])")
                .text(
                        "The array in ascending order with nulls last, or in the order of a lambda that is negative, zero or positive as x comes before, with or after y.")
                .example("array_sort(array(3, NULL, 1))", "[1, 3, null]")
                .example("array_sort(array('bb', 'a'), (x, y) -> length(x) - length(y))", "[a, bb]"));
    }

    @Override
    public boolean mayFail() {
        return true;
    }

    @Override
    public List<LambdaParameter> parameters(TypedArguments arguments, int lambdaIndex) {
        LambdaParameter element = LambdaTypes.element(arguments, 0);
        return List.of(element, element);
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, 2);
        LambdaTypes.element(arguments, 0);
        return Typing.asIs(arguments, arguments.type(0));
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return (columns, rowCount, context) -> {
            ArrayColumn arrays = (ArrayColumn) columns[0].flatten();
            Column elements = arrays.elements();
            RowComparator order = RowComparator.of(elements, elements);
            return ElementOrder.sort(
                    arrays,
                    (row, a, b) -> elements.isNull(a) || elements.isNull(b)
                            ? (elements.isNull(a) ? 1 : 0) - (elements.isNull(b) ? 1 : 0)
                            : order.compare(a, b));
        };
    }

    @Override
    public HigherOrderKernel higherOrderKernel(TypedArguments arguments, Signature signature) {
        Kernel toInt = CastKernels.kernel(signature.argumentTypes().get(1), AtomicType.INT);
        return (columns, lambdas, rowCount, context) -> {
            ArrayColumn arrays = (ArrayColumn) columns[0].flatten();
            return ElementOrder.sort(arrays, (row, a, b) -> {
                Column order = lambdas[0].apply(
                        new int[] {row},
                        1,
                        arrays.elements().slice(a, 1),
                        arrays.elements().slice(b, 1));
                Column[] argument = {order.flatten()};
                if (argument[0].isNull(0)) {
                    throw ArgumentErrors.invalid("comparator", name(), "null");
                }
                return Ints.of(toInt.evaluate(argument, 1, context)).at(0);
            });
        };
    }
}
