package io.virta.function.scalar.datetime;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.IntervalColumn;
import io.virta.batch.LongBuilder;
import io.virta.batch.StructBuilder;
import io.virta.evaluation.Longs;
import io.virta.evaluation.time.CivilDate;
import io.virta.evaluation.time.ZoneOffsets;
import io.virta.expression.EvaluationContext;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.BuiltFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.StructType;
import java.util.List;

/** The session that a row opens by itself: a struct of its time and the time a gap later. In GROUP BY sessions that touch become one. */
@AutoService(SqlFunction.class)
public final class SessionWindow extends BuiltFunction {
    public SessionWindow() {
        super(Header.of("date and time", "session_window")
                .usage("session_window(time, gap)")
                .text(
                        "The session that a row opens by itself: a struct of its time and the time a gap later. In GROUP BY sessions that touch become one.")
                .example(
                        "session_window(timestamp_seconds(0), '5 minutes') = named_struct('start', timestamp_seconds(0), 'end', timestamp_seconds(300))",
                        "true"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, 2);
        DataType time = arguments.type(0) == AtomicType.TIMESTAMP_NTZ
                ? AtomicType.TIMESTAMP_NTZ
                : Typing.fit(arguments, 0, AtomicType.TIMESTAMP);
        StructType window = new StructType().add("start", time).add("end", time);
        return new Signature(List.of(time, AtomicType.INTERVAL), window, true);
    }

    @Override
    protected BuiltRow bind(Column[] arguments, ColumnBuilder out, Signature signature, EvaluationContext context) {
        Longs times = Longs.of(arguments[0]);
        IntervalColumn gaps = (IntervalColumn) arguments[1].flatten();
        ZoneOffsets zone = new ZoneOffsets(context.zone());
        StructBuilder windows = (StructBuilder) out;
        LongBuilder starts = (LongBuilder) windows.field(0);
        LongBuilder ends = (LongBuilder) windows.field(1);
        return row -> {
            long time = times.at(row);
            long end = time + gaps.days()[row] * CivilDate.MICROS_PER_DAY + gaps.micros()[row];
            if (gaps.months()[row] != 0) {
                end = TimeUnits.MONTH.add(end, gaps.months()[row], zone);
            }
            starts.append(time);
            ends.append(end);
            windows.append();
        };
    }
}
