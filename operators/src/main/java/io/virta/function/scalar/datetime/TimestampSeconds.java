package io.virta.function.scalar.datetime;

import com.google.auto.service.AutoService;
import io.virta.evaluation.cast.CastKernels;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.DecimalType;
import java.util.List;

/** The timestamp a number of seconds, possibly with a fraction, after 1970-01-01 00:00:00 UTC. */
@AutoService(SqlFunction.class)
public final class TimestampSeconds extends NamedFunction {
    public TimestampSeconds() {
        super(Header.of("date and time", "timestamp_seconds")
                .usage("timestamp_seconds(n)")
                .text("The timestamp a number of seconds, possibly with a fraction, after 1970-01-01 00:00:00 UTC.")
                .example("unix_micros(timestamp_seconds(1.5))", "1500000"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, 1);
        DataType type = Typing.number(arguments, 0);
        DataType operand =
                type.isIntegral() ? AtomicType.BIGINT : type instanceof DecimalType ? type : AtomicType.DOUBLE;
        return new Signature(List.of(operand), AtomicType.TIMESTAMP, true);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return CastKernels.kernel(signature.argumentTypes().get(0), AtomicType.TIMESTAMP);
    }
}
