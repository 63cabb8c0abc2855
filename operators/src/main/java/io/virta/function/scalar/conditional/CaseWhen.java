package io.virta.function.scalar.conditional;

import com.google.auto.service.AutoService;
import io.virta.expression.Expression;
import io.virta.function.ConditionalFunction;
import io.virta.function.ConditionalFunction.ConditionalKernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import java.util.ArrayList;
import java.util.List;

/** The value after the first condition that is true, else the last value, else null. A value is computed for the rows that take it. */
@AutoService(SqlFunction.class)
public final class CaseWhen extends NamedFunction implements ConditionalFunction {
    public CaseWhen() {
        super(Header.of("conditional", "case", "when")
                .usage("CASE WHEN condition THEN value [...] [ELSE value] END")
                .text(
                        "The value after the first condition that is true, else the last value, else null. A value is computed for the rows that take it.")
                .example("CASE WHEN 1 > 2 THEN 'a' WHEN 2 > 1 THEN 'b' ELSE 'c' END", "b")
                .example("CASE WHEN false THEN 1 END", "NULL"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, Integer.MAX_VALUE);
        List<Expression> values = new ArrayList<>();
        boolean nullable = arguments.size() % 2 == 0;
        for (int i = 0; i < arguments.size(); i++) {
            if (isValue(i, arguments.size())) {
                values.add(arguments.get(i));
                nullable |= arguments.isNullable(i);
            }
        }
        DataType common = Typing.common(new TypedArguments("CASE", values), 0);
        List<DataType> types = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            types.add(isValue(i, arguments.size()) ? common : Typing.fit(arguments, i, AtomicType.BOOLEAN));
        }
        return new Signature(types, common, nullable);
    }

    private static boolean isValue(int index, int count) {
        return index % 2 == 1 || index == count - 1;
    }

    @Override
    public ConditionalKernel conditionalKernel(TypedArguments arguments, Signature signature) {
        return Branches.kernel(arguments.size(), signature.resultType());
    }
}
