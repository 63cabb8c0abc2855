package io.virta.function.scalar.timewindow;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.batch.LongColumn;
import io.virta.batch.StructColumn;
import io.virta.evaluation.Longs;
import io.virta.expression.IntervalValue;
import io.virta.expression.Literal;
import io.virta.function.Kernel;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.types.DataType;
import io.virta.types.StructType;
import java.util.List;
import java.util.Objects;

/**
 * The last window that begins at or before a time: for windows that do not overlap, the one it lies in. Analysis has made the durations interval literals and
 * given all four arguments: time, size, slide, start.
 */
@AutoService(SqlFunction.class)
public final class Window extends NamedFunction {
    public Window() {
        super(Header.of("window", "window")
                .usage("window(time, size[, slide[, start]])")
                .text(
                        "The windows of a size, one every slide, that a time lies in; start shifts them. A row is in no window if its time is"
                                + " null. In GROUP BY a row counts in each of its windows."));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        return new Signature(arguments.types(), windowOf(arguments.type(0)), arguments.isNullable(0));
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        long size = micros(arguments, 1);
        long slide = micros(arguments, 2);
        long start = micros(arguments, 3);
        return (columns, rowCount, context) -> windows(columns[0], rowCount, size, slide, start);
    }

    static StructType windowOf(DataType time) {
        return new StructType().add("start", time).add("end", time);
    }

    private static Column windows(Column times, int rowCount, long size, long slide, long start) {
        Longs micros = Longs.of(times);
        long[] starts = new long[rowCount];
        long[] ends = new long[rowCount];
        boolean[] nulls = times.mayHaveNulls() ? new boolean[rowCount] : null;
        for (int row = 0; row < rowCount; row++) {
            if (nulls != null && micros.isNull(row)) {
                nulls[row] = true;
            } else {
                long time = micros.at(row);
                starts[row] = time - Math.floorMod(time - start, slide);
                ends[row] = starts[row] + size;
            }
        }
        return new StructColumn(List.of(new LongColumn(starts, null), new LongColumn(ends, null)), nulls, rowCount);
    }

    private static long micros(TypedArguments arguments, int index) {
        IntervalValue interval = (IntervalValue) ((Literal) arguments.get(index)).value();
        return Objects.requireNonNull(interval).fixedMicros();
    }
}
