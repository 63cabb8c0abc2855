package io.virta.function.scalar.datetime;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.ConstantColumn;
import io.virta.batch.IntervalColumn;
import io.virta.batch.LongBuilder;
import io.virta.batch.StructBuilder;
import io.virta.evaluation.Longs;
import io.virta.evaluation.time.CivilDate;
import io.virta.expression.EvaluationContext;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.ArgumentErrors;
import io.virta.function.scalar.BuiltFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.StructType;
import java.util.List;

/** The window of a size that a time lies in, a struct of start (inclusive) and end; with a slide below the size the last of several. In GROUP BY each row counts in all its windows. */
@AutoService(SqlFunction.class)
public final class Window extends BuiltFunction {
    public Window() {
        super(Header.of("date and time", "window")
                .usage("window(time, size[, slide[, offset]])")
                .text(
                        "The window of a size that a time lies in, a struct of start (inclusive) and end; with a slide below the size the last of several. In GROUP BY each row counts in all its windows.")
                .example(
                        "window(timestamp_seconds(61), '1 minute') = named_struct('start', timestamp_seconds(60), 'end', timestamp_seconds(120))",
                        "true"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, 4);
        DataType time = arguments.type(0) == AtomicType.TIMESTAMP_NTZ
                ? AtomicType.TIMESTAMP_NTZ
                : Typing.fit(arguments, 0, AtomicType.TIMESTAMP);
        List<DataType> types = Typing.repeat(AtomicType.INTERVAL, arguments.size());
        types.set(0, time);
        StructType window = new StructType().add("start", time).add("end", time);
        return new Signature(types, window, arguments.isNullable(0));
    }

    @Override
    protected BuiltRow bind(Column[] arguments, ColumnBuilder out, Signature signature, EvaluationContext context) {
        Longs times = Longs.of(arguments[0]);
        long[] micros = new long[4];
        for (int i = 1; i < arguments.length; i++) {
            IntervalColumn interval = (IntervalColumn)
                    (arguments[i] instanceof ConstantColumn constant ? constant.value() : arguments[i].flatten());
            micros[i] = interval.days()[0] * CivilDate.MICROS_PER_DAY + interval.micros()[0];
        }
        long size = micros[1];
        long slide = arguments.length > 2 ? micros[2] : size;
        if (size <= 0 || slide <= 0) {
            throw ArgumentErrors.invalid("windowDuration", name(), "" + Math.min(size, slide));
        }
        StructBuilder windows = (StructBuilder) out;
        LongBuilder starts = (LongBuilder) windows.field(0);
        LongBuilder ends = (LongBuilder) windows.field(1);
        return row -> {
            long time = times.at(row);
            long start = time - Math.floorMod(time - micros[3], slide);
            starts.append(start);
            ends.append(start + size);
            windows.append();
        };
    }
}
