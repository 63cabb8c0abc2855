package io.virta.function.scalar.timewindow;

import com.google.auto.service.AutoService;
import io.virta.batch.LongColumn;
import io.virta.batch.StructColumn;
import io.virta.function.Kernel;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.StructType;

/** The last microsecond of a window, which stands for it as an event time. */
@AutoService(SqlFunction.class)
public final class WindowTime extends NamedFunction {
    public WindowTime() {
        super(Header.of("window", "window_time")
                .usage("window_time(window)")
                .text(
                        "The last microsecond of a window. It carries the watermark that the window carries, so windows can be grouped by"
                                + " windows."));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, 1);
        boolean window = arguments.type(0) instanceof StructType struct
                && struct.size() == 2
                && struct.indexOf("end") == 1
                && isTime(struct.typeAt(1));
        if (!window) {
            throw Typing.mismatch(arguments, 0, "a window, STRUCT<start: TIMESTAMP, end: TIMESTAMP>");
        }
        return Typing.strict(arguments, arguments.types(), ((StructType) arguments.type(0)).typeAt(1));
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return (columns, rowCount, context) -> {
            StructColumn windows = (StructColumn) columns[0].flatten();
            LongColumn ends = (LongColumn) windows.field(1).flatten();
            long[] times = new long[rowCount];
            boolean[] nulls = columns[0].mayHaveNulls() || ends.mayHaveNulls() ? new boolean[rowCount] : null;
            for (int row = 0; row < rowCount; row++) {
                times[row] = ends.values()[row] - 1;
                if (nulls != null) {
                    nulls[row] = windows.isNull(row) || ends.isNull(row);
                }
            }
            return new LongColumn(times, nulls);
        };
    }

    private static boolean isTime(DataType type) {
        return type == AtomicType.TIMESTAMP || type == AtomicType.TIMESTAMP_NTZ;
    }
}
