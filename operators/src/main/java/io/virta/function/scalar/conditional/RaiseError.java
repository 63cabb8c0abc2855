package io.virta.function.scalar.conditional;

import com.google.auto.service.AutoService;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
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
import java.util.List;

/** Fails the query with a message. */
@AutoService(SqlFunction.class)
public final class RaiseError extends NamedFunction {
    public RaiseError() {
        super(Header.of("miscellaneous", "raise_error")
                .usage("raise_error(message)")
                .text("Fails the query with a message."));
    }

    @Override
    public boolean mayFail() {
        return true;
    }

    @Override
    public boolean isDeterministic() {
        return false;
    }

    @Override
    public NullRule nullRule() {
        return NullRule.CUSTOM;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, 1);
        return new Signature(List.of(Typing.fit(arguments, 0, AtomicType.STRING)), AtomicType.VOID, true);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return (columns, rowCount, context) -> {
            if (rowCount > 0) {
                Utf8 messages = Utf8.of(columns[0]);
                throw new VirtaException(
                        ErrorCode.INVALID_VALUE,
                        messages.isNull(0) ? "null" : messages.string(0),
                        "The query itself raised this with raise_error().");
            }
            return NullableColumns.nulls(AtomicType.VOID, 0);
        };
    }
}
