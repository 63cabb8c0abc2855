package io.virta.function.scalar.conditional;

import com.google.auto.service.AutoService;
import io.virta.evaluation.NullableColumns;
import io.virta.evaluation.RowComparator;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.NullRule;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.DataType;
import java.util.List;

/** Null where both are equal, else the first. */
@AutoService(SqlFunction.class)
public final class NullIf extends NamedFunction {
    public NullIf() {
        super(Header.of("conditional", "nullif")
                .usage("nullif(expr1, expr2)")
                .text("Null where both are equal, else the first.")
                .example("nullif(2, 2)", "NULL")
                .example("nullif(2, 3)", "2"));
    }

    @Override
    public NullRule nullRule() {
        return NullRule.CUSTOM;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, 2);
        DataType common = Typing.common(arguments, 0);
        return new Signature(List.of(common, common), common, true);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return (columns, rowCount, context) -> {
            boolean[] nulls = new boolean[rowCount];
            RowComparator comparator = RowComparator.of(columns[0], columns[1]);
            for (int i = 0; i < rowCount; i++) {
                nulls[i] = !columns[0].isNull(i) && !columns[1].isNull(i) && comparator.compare(i, i) == 0;
            }
            return NullableColumns.withNulls(columns[0].flatten(), nulls);
        };
    }
}
