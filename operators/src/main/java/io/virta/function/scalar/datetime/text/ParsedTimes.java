package io.virta.function.scalar.datetime.text;

import io.virta.batch.Column;
import io.virta.batch.IntColumn;
import io.virta.batch.LongColumn;
import io.virta.evaluation.Utf8;
import io.virta.evaluation.cast.CastKernels;
import io.virta.expression.EvaluationContext;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.scalar.Typing;
import io.virta.time.ZoneOffsets;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Text by a pattern, or another time, as a timestamp, a date or seconds. */
final class ParsedTimes {
    private ParsedTimes() {}

    static Signature resolve(TypedArguments arguments, AtomicType result) {
        DataType type = arguments.type(0);
        boolean time = type == AtomicType.DATE || type == AtomicType.TIMESTAMP || type == AtomicType.TIMESTAMP_NTZ;
        List<DataType> types = new ArrayList<>();
        if (time) {
            types.add(result == AtomicType.DATE ? type : AtomicType.TIMESTAMP);
        } else if (type.isNumeric() && result == AtomicType.TIMESTAMP && arguments.size() == 1) {
            types.add(type);
        } else {
            types.add(Typing.fit(arguments, 0, AtomicType.STRING));
        }
        if (arguments.size() > 1) {
            types.add(Typing.fit(arguments, 1, AtomicType.STRING));
        }
        return new Signature(types, result, true);
    }

    static Kernel kernel(Signature signature, AtomicType result) {
        DataType from = signature.argumentTypes().get(0);
        boolean text = from == AtomicType.STRING;
        if (!text || signature.argumentTypes().size() == 1 && result != AtomicType.BIGINT) {
            if (result == AtomicType.BIGINT) {
                return (columns, rowCount, context) ->
                        seconds(((LongColumn) columns[0].flatten()).values(), rowCount, null);
            }
            Kernel cast = CastKernels.kernel(from, result);
            return (columns, rowCount, context) -> cast.evaluate(new Column[] {columns[0]}, rowCount, context);
        }
        return (columns, rowCount, context) -> parse(columns, result, rowCount, context);
    }

    private static Column parse(Column[] columns, AtomicType result, int rowCount, EvaluationContext context) {
        Utf8 texts = Utf8.of(columns[0]);
        PatternColumn patterns = PatternColumn.ofOptional(columns, 1, context.zone());
        ZoneOffsets zone = new ZoneOffsets(context.zone());
        long[] micros = new long[rowCount];
        boolean[] nulls = new boolean[rowCount];
        for (int row = 0; row < rowCount; row++) {
            long parsed = texts.isNull(row) || patterns.isNull(row)
                    ? TimePattern.INVALID
                    : patterns.at(row).parse(texts.string(row));
            nulls[row] = parsed == TimePattern.INVALID;
            micros[row] = nulls[row] ? 0 : parsed;
        }
        if (result == AtomicType.DATE) {
            int[] days = new int[rowCount];
            for (int row = 0; row < rowCount; row++) {
                days[row] = zone.day(micros[row]);
            }
            return new IntColumn(days, nulls);
        }
        if (result == AtomicType.BIGINT) {
            return seconds(micros, rowCount, nulls);
        }
        return new LongColumn(micros, nulls);
    }

    /** Whole seconds; the fraction is cut off, also before 1970. */
    private static Column seconds(long[] micros, int rowCount, boolean @Nullable [] nulls) {
        long[] seconds = new long[rowCount];
        for (int row = 0; row < rowCount; row++) {
            seconds[row] = micros[row] / 1_000_000;
        }
        return new LongColumn(seconds, nulls);
    }
}
