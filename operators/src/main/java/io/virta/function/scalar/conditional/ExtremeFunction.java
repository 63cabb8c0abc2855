package io.virta.function.scalar.conditional;

import io.virta.evaluation.Choice;
import io.virta.evaluation.RowComparator;
import io.virta.expression.ExpressionTypes;
import io.virta.function.Kernel;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.DataType;
import java.util.Arrays;

/** The greatest or least of several values; nulls do not count. */
public abstract class ExtremeFunction extends NamedFunction {
    private final int sign;

    /** {@code sign} is 1 for the greatest, -1 for the least. */
    protected ExtremeFunction(Header header, int sign) {
        super(header);
        this.sign = sign;
    }

    @Override
    public final NullRule nullRule() {
        return NullRule.CUSTOM;
    }

    @Override
    public final Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, Integer.MAX_VALUE);
        DataType common = Typing.common(arguments, 0);
        boolean nullable = arguments.expressions().stream().allMatch(ExpressionTypes::isNullable);
        return new Signature(Typing.repeat(common, arguments.size()), common, nullable);
    }

    @Override
    public final Kernel kernel(TypedArguments arguments, Signature signature) {
        return (columns, rowCount, context) -> {
            RowComparator[][] comparators = new RowComparator[columns.length][columns.length];
            int[] best = new int[rowCount];
            Arrays.fill(best, -1);
            for (int c = 0; c < columns.length; c++) {
                for (int i = 0; i < rowCount; i++) {
                    if (columns[c].isNull(i)) {
                        continue;
                    }
                    int known = best[i];
                    if (known >= 0 && comparators[c][known] == null) {
                        comparators[c][known] = RowComparator.of(columns[c], columns[known]);
                    }
                    if (known < 0 || sign * comparators[c][known].compare(i, i) > 0) {
                        best[i] = c;
                    }
                }
            }
            return Choice.of(signature.resultType(), columns, best, rowCount);
        };
    }
}
