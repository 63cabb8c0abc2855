package io.virta.function.scalar.predicate;

import com.google.auto.service.AutoService;
import io.virta.batch.BooleanColumn;
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

/** Whether a value is among others; null if it is null, or if it is not found and one of the others is null. */
@AutoService(SqlFunction.class)
public final class In extends NamedFunction {
    public In() {
        super(Header.of("predicate", "in")
                .usage("expr IN (value, ...)")
                .text(
                        "Whether a value is among others; null if it is null, or if it is not found and one of the others is null.")
                .example("1 IN (1, 2)", "true")
                .example("3 IN (1, NULL)", "NULL"));
    }

    @Override
    public NullRule nullRule() {
        return NullRule.CUSTOM;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, Integer.MAX_VALUE);
        DataType common = Typing.common(arguments, 0);
        return Typing.strict(arguments, Typing.repeat(common, arguments.size()), AtomicType.BOOLEAN);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        Equal equal = new Equal();
        return (columns, rowCount, context) -> {
            boolean[] found = new boolean[rowCount];
            boolean[] nulls = new boolean[rowCount];
            for (int c = 1; c < columns.length; c++) {
                boolean[] same = equal.compare(columns[0], columns[c], rowCount);
                boolean mayHaveNulls = columns[c].mayHaveNulls();
                for (int i = 0; i < rowCount; i++) {
                    boolean isNull = mayHaveNulls && columns[c].isNull(i);
                    found[i] |= same[i] & !isNull;
                    nulls[i] |= isNull;
                }
            }
            boolean valueMayBeNull = columns[0].mayHaveNulls();
            for (int i = 0; i < rowCount; i++) {
                nulls[i] = nulls[i] && !found[i] || valueMayBeNull && columns[0].isNull(i);
            }
            return new BooleanColumn(found, nulls);
        };
    }
}
