package io.virta.function.scalar.collection;

import com.google.auto.service.AutoService;
import io.virta.batch.ArrayBuilder;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.FlatColumn;
import io.virta.batch.IntBuilder;
import io.virta.batch.IntColumn;
import io.virta.batch.IntervalColumn;
import io.virta.batch.LongBuilder;
import io.virta.batch.LongColumn;
import io.virta.expression.EvaluationContext;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.ArgumentErrors;
import io.virta.function.scalar.BuiltFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.Typing;
import io.virta.time.CivilDate;
import io.virta.time.ZoneOffsets;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** The numbers, dates or timestamps from start to stop (inclusive) by a step, 1 or -1 (a day, for dates) by default. A step that leads away from stop fails. */
@AutoService(SqlFunction.class)
public final class Sequence extends BuiltFunction {
    public Sequence() {
        super(Header.of("collection", "sequence")
                .usage("sequence(start, stop[, step])")
                .text(
                        "The numbers, dates or timestamps from start to stop (inclusive) by a step, 1 or -1 (a day, for dates) by default. A step that leads away from stop fails.")
                .example("sequence(1, 7, 3)", "[1, 4, 7]")
                .example("sequence(3, 1)", "[3, 2, 1]"));
    }

    private static final int MAX_LENGTH = 10_000_000;

    @Override
    public boolean mayFail() {
        return true;
    }

    @Override
    public boolean usesContext() {
        return true;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, 3);
        DataType type =
                Typing.common(new TypedArguments(name(), arguments.expressions().subList(0, 2)), 0);
        boolean time = type == AtomicType.DATE || type == AtomicType.TIMESTAMP;
        if (!type.isIntegral() && !time) {
            throw Typing.mismatch(arguments, 0, "INTEGRAL, DATE or TIMESTAMP");
        }
        List<DataType> types = Typing.repeat(type, arguments.size());
        if (arguments.size() == 3) {
            types.set(2, time ? AtomicType.INTERVAL : Typing.fit(arguments, 2, type));
        }
        return Typing.strict(arguments, types, new ArrayType(type, false));
    }

    @Override
    protected BuiltRow bind(Column[] arguments, ColumnBuilder out, Signature signature, EvaluationContext context) {
        ArrayBuilder builder = (ArrayBuilder) out;
        DataType type = signature.argumentTypes().get(0);
        LongUnaryOperator starts = longs(arguments[0]);
        LongUnaryOperator stops = longs(arguments[1]);
        IntervalColumn intervals =
                arguments.length > 2 && arguments[2].flatten() instanceof IntervalColumn c ? c : null;
        LongUnaryOperator steps = arguments.length > 2 && intervals == null ? longs(arguments[2]) : null;
        ZoneOffsets zone = new ZoneOffsets(type == AtomicType.TIMESTAMP ? context.zone() : ZoneOffset.UTC);
        boolean dates = type == AtomicType.DATE;
        return row -> {
            long start = starts.applyAsLong(row);
            long stop = stops.applyAsLong(row);
            long step = steps != null ? steps.applyAsLong(row) : start <= stop ? 1 : -1;
            long stepMicros = type == AtomicType.TIMESTAMP ? step * CivilDate.MICROS_PER_DAY : step;
            if (intervals != null) {
                long fixed = intervals.days()[row] * CivilDate.MICROS_PER_DAY
                        + intervals.micros()[row];
                stepMicros = dates ? fixed / CivilDate.MICROS_PER_DAY : fixed;
            }
            int months = intervals == null ? 0 : intervals.months()[row];
            long direction = months != 0 ? months : stepMicros;
            if (direction == 0 && start != stop || direction > 0 && start > stop || direction < 0 && start < stop) {
                throw ArgumentErrors.invalid("step", name(), "" + direction);
            }
            long value = start;
            for (int i = 1; direction >= 0 ? value <= stop : value >= stop; i++) {
                if (i > MAX_LENGTH) {
                    throw ArgumentErrors.invalid("stop", name(), "" + stop);
                }
                append(builder, value);
                if (direction == 0) {
                    break;
                }
                value = months == 0
                        ? start + i * stepMicros
                        : plusMonths(start, i * months, dates, zone) + i * stepMicros;
            }
            builder.append();
        };
    }

    private static long plusMonths(long start, int months, boolean dates, ZoneOffsets zone) {
        if (dates) {
            return CivilDate.plusMonths((int) start, months);
        }
        long local = zone.toLocal(start);
        long day = CivilDate.plusMonths(CivilDate.dayOfMicros(local), months);
        return zone.toUtc(day * CivilDate.MICROS_PER_DAY + Math.floorMod(local, CivilDate.MICROS_PER_DAY));
    }

    private static void append(ArrayBuilder builder, long value) {
        if (builder.elements() instanceof IntBuilder ints) {
            ints.append((int) value);
        } else {
            ((LongBuilder) builder.elements()).append(value);
        }
    }

    private static LongUnaryOperator longs(Column column) {
        FlatColumn flat = column.flatten();
        return flat instanceof IntColumn ints
                ? row -> ints.value((int) row)
                : row -> ((LongColumn) flat).value((int) row);
    }
}
