package io.virta.function.scalar.string;

import com.google.auto.service.AutoService;
import io.virta.evaluation.Choice;
import io.virta.evaluation.Ints;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.NullRule;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import java.util.List;

/** The n-th of several strings; null if there are fewer or n is below 1. */
@AutoService(SqlFunction.class)
public final class Elt extends NamedFunction {
    public Elt() {
        super(Header.of("string", "elt")
                .usage("elt(n, str, ...)")
                .text("The n-th of several strings; null if there are fewer or n is below 1.")
                .example("elt(2, 'a', 'b')", "b"));
    }

    @Override
    public NullRule nullRule() {
        return NullRule.CUSTOM;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, Integer.MAX_VALUE);
        List<DataType> types = Typing.repeat(AtomicType.STRING, arguments.size());
        types.set(0, Typing.fit(arguments, 0, AtomicType.INT));
        return new Signature(types, AtomicType.STRING, true);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return (columns, rowCount, context) -> {
            Ints numbers = Ints.of(columns[0]);
            int[] choices = new int[rowCount];
            for (int row = 0; row < rowCount; row++) {
                int number = numbers.at(row);
                choices[row] = numbers.isNull(row) || number < 1 || number >= columns.length ? -1 : number;
            }
            return Choice.of(AtomicType.STRING, columns, choices, rowCount);
        };
    }
}
