package io.virta.function.scalar.conditional;

import com.google.auto.service.AutoService;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.evaluation.Booleans;
import io.virta.evaluation.NullableColumns;
import io.virta.evaluation.Utf8;
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
import java.util.ArrayList;
import java.util.List;

/** Null where a condition is true; fails the query where it is false or null. */
@AutoService(SqlFunction.class)
public final class AssertTrue extends NamedFunction {
    public AssertTrue() {
        super(Header.of("miscellaneous", "assert_true")
                .usage("assert_true(condition[, message])")
                .text("Null where a condition is true; fails the query where it is false or null.")
                .example("assert_true(1 < 2)", "NULL"));
    }

    @Override
    public boolean mayFail() {
        return true;
    }

    @Override
    public NullRule nullRule() {
        return NullRule.CUSTOM;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, 2);
        List<DataType> types = new ArrayList<>();
        types.add(Typing.fit(arguments, 0, AtomicType.BOOLEAN));
        if (arguments.size() == 2) {
            types.add(Typing.fit(arguments, 1, AtomicType.STRING));
        }
        return new Signature(types, AtomicType.VOID, true);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        String condition = arguments.get(0).sql();
        return (columns, rowCount, context) -> {
            Booleans values = Booleans.of(columns[0]);
            for (int row = 0; row < rowCount; row++) {
                if (values.isNull(row) || !values.at(row)) {
                    String message =
                            columns.length > 1 ? Utf8.of(columns[1]).string(row) : "'" + condition + "' is not true!";
                    throw new VirtaException(
                            ErrorCode.INVALID_VALUE, message, "The query itself asserts this with assert_true().");
                }
            }
            return NullableColumns.nulls(AtomicType.VOID, rowCount);
        };
    }
}
