package io.virta.function.scalar.datetime.text;

import com.google.auto.service.AutoService;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;

/** Text as a timestamp of the session time zone, by a pattern or as a cast; null where it does not match. */
@AutoService(SqlFunction.class)
public final class ToTimestamp extends NamedFunction {
    public ToTimestamp() {
        super(Header.of("date and time", "to_timestamp")
                .usage("to_timestamp(expr[, pattern])")
                .text(
                        "Text as a timestamp of the session time zone, by a pattern or as a cast; null where it does not match.")
                .example("to_timestamp('31/12/2023 23:59', 'dd/MM/yyyy HH:mm')", "2023-12-31 23:59:00"));
    }

    @Override
    public boolean usesContext() {
        return true;
    }

    @Override
    public boolean mayFail() {
        return true;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, 2);
        return ParsedTimes.resolve(arguments, AtomicType.TIMESTAMP);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return ParsedTimes.kernel(signature, AtomicType.TIMESTAMP);
    }
}
