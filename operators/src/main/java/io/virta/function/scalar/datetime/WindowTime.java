package io.virta.function.scalar.datetime;

import com.google.auto.service.AutoService;
import io.virta.batch.FlatColumn;
import io.virta.batch.LongColumn;
import io.virta.batch.StructColumn;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.StructType;
import java.util.List;

/** The event time of a window: its last microsecond. */
@AutoService(SqlFunction.class)
public final class WindowTime extends NamedFunction {
    public WindowTime() {
        super(Header.of("date and time", "window_time")
                .usage("window_time(window)")
                .text("The event time of a window: its last microsecond.")
                .example(
                        "window_time(window(timestamp_seconds(61), '1 minute')) = timestamp_micros(119999999)",
                        "true"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, 1);
        if (!(arguments.type(0) instanceof StructType struct) || struct.size() != 2) {
            throw Typing.mismatch(arguments, 0, "a window");
        }
        return new Signature(List.of(struct), struct.typeAt(1), arguments.isNullable(0));
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return (columns, rowCount, context) -> {
            FlatColumn ends = ((StructColumn) columns[0].flatten()).field(1).flatten();
            long[] values = ((LongColumn) ends).values();
            long[] out = new long[rowCount];
            for (int i = 0; i < rowCount; i++) {
                out[i] = values[i] - 1;
            }
            return new LongColumn(out, ends.nullMask());
        };
    }
}
