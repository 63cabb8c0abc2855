package io.virta.function.scalar.datetime.text;

import com.google.auto.service.AutoService;
import io.virta.batch.ConstantColumn;
import io.virta.batch.LongColumn;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;
import java.util.List;

/** Seconds since 1970-01-01 00:00:00 UTC of a timestamp, date or text (by a pattern, yyyy-MM-dd HH:mm:ss by default); without arguments of the current timestamp. Null where the text does not match. */
@AutoService(SqlFunction.class)
public final class UnixTimestamp extends NamedFunction {
    public UnixTimestamp() {
        super(Header.of("date and time", "unix_timestamp", "to_unix_timestamp")
                .usage("unix_timestamp([expr[, pattern]])")
                .text(
                        "Seconds since 1970-01-01 00:00:00 UTC of a timestamp, date or text (by a pattern, yyyy-MM-dd HH:mm:ss by default); without arguments of the current timestamp. Null where the text does not match.")
                .example("unix_timestamp(timestamp_seconds(7))", "7"));
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
        Typing.count(arguments, 0, 2);
        return arguments.size() == 0
                ? new Signature(List.of(), AtomicType.BIGINT, false)
                : ParsedTimes.resolve(arguments, AtomicType.BIGINT);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return arguments.size() > 0
                ? ParsedTimes.kernel(signature, AtomicType.BIGINT)
                : (columns, rowCount, context) -> new ConstantColumn(
                        new LongColumn(new long[] {Math.floorDiv(context.timestampMicros(), 1_000_000L)}, null),
                        rowCount);
    }
}
