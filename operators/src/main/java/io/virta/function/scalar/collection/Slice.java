package io.virta.function.scalar.collection;

import com.google.auto.service.AutoService;
import io.virta.batch.ArrayBuilder;
import io.virta.batch.ArrayColumn;
import io.virta.batch.ColumnBuilder;
import io.virta.evaluation.Ints;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.ArgumentErrors;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import java.util.List;

/** At most length elements of an array from a place on, counted from 1, from the end for a negative one. A start of 0 or a negative length fails. */
@AutoService(SqlFunction.class)
public final class Slice extends NamedFunction {
    public Slice() {
        super(Header.of("collection", "slice")
                .usage("slice(array, start, length)")
                .text(
                        "At most length elements of an array from a place on, counted from 1, from the end for a negative one. A start of 0 or a negative length fails.")
                .example("slice(array(1, 2, 3), 2, 2)", "[2, 3]")
                .example("slice(array(1, 2, 3), -2, 1)", "[2]"));
    }

    @Override
    public boolean mayFail() {
        return true;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 3, 3);
        if (!(arguments.type(0) instanceof ArrayType array)) {
            throw Typing.mismatch(arguments, 0, "ARRAY");
        }
        return Typing.strict(
                arguments,
                List.of(array, Typing.fit(arguments, 1, AtomicType.INT), Typing.fit(arguments, 2, AtomicType.INT)),
                array);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return (columns, rowCount, context) -> {
            ArrayColumn arrays = (ArrayColumn) columns[0].flatten();
            Ints starts = Ints.of(columns[1]);
            Ints lengths = Ints.of(columns[2]);
            ArrayBuilder out = (ArrayBuilder) ColumnBuilder.of(signature.resultType(), rowCount);
            for (int row = 0; row < rowCount; row++) {
                if (arrays.isNull(row) || starts.isNull(row) || lengths.isNull(row)) {
                    out.appendNull();
                    continue;
                }
                int start = starts.at(row);
                if (start == 0 || lengths.at(row) < 0) {
                    throw ArgumentErrors.invalid(
                            start == 0 ? "start" : "length", name(), "" + (start == 0 ? start : lengths.at(row)));
                }
                int from = start > 0 ? start - 1 : arrays.size(row) + start;
                long to = Math.min((long) from + lengths.at(row), arrays.size(row));
                for (int i = from; from >= 0 && i < to; i++) {
                    out.elements().append(arrays.elements(), arrays.start(row) + i);
                }
                out.append();
            }
            return out.build();
        };
    }
}
