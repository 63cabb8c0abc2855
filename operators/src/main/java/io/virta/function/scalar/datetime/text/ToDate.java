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

/** Text as a date, by a pattern or as a cast; null where it does not match. */
@AutoService(SqlFunction.class)
public final class ToDate extends NamedFunction {
    public ToDate() {
        super(Header.of("date and time", "to_date")
                .usage("to_date(expr[, pattern])")
                .text("Text as a date, by a pattern or as a cast; null where it does not match.")
                .example("to_date('2024-02-29')", "2024-02-29")
                .example("to_date('29.02.2024', 'dd.MM.yyyy')", "2024-02-29"));
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
        return ParsedTimes.resolve(arguments, AtomicType.DATE);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return ParsedTimes.kernel(signature, AtomicType.DATE);
    }
}
