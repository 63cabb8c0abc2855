package io.virta.evaluation.cast;

import io.virta.batch.BooleanColumn;
import io.virta.batch.BytesColumn;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.DoubleColumn;
import io.virta.batch.FloatColumn;
import io.virta.batch.IntColumn;
import io.virta.batch.IntervalBuilder;
import io.virta.batch.LongColumn;
import io.virta.expression.EvaluationContext;
import io.virta.expression.IntervalText;
import io.virta.expression.IntervalValue;
import io.virta.function.Kernel;
import io.virta.time.DateText;
import io.virta.time.TimestampParser;
import io.virta.time.TimestampText;
import io.virta.time.ZoneOffsets;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.DecimalType;
import org.jspecify.annotations.Nullable;

/** Casts from string. A text that is no value of the type becomes null. */
final class StringCasts {
    private StringCasts() {}

    static @Nullable Kernel find(DataType to) {
        if (to instanceof DecimalType decimal) {
            return (columns, rowCount, context) -> DecimalCasts.ofText(text(columns), decimal, rowCount);
        }
        if (!(to instanceof AtomicType type)) {
            return null;
        }
        return switch (type) {
            case BINARY -> (columns, rowCount, context) -> columns[0];
            case BOOLEAN -> (columns, rowCount, context) -> booleans(text(columns), rowCount);
            case TINYINT ->
                (columns, rowCount, context) -> ints(text(columns), rowCount, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SMALLINT ->
                (columns, rowCount, context) -> ints(text(columns), rowCount, Short.MIN_VALUE, Short.MAX_VALUE);
            case INT ->
                (columns, rowCount, context) -> ints(text(columns), rowCount, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BIGINT -> (columns, rowCount, context) -> longs(text(columns), rowCount);
            case FLOAT -> (columns, rowCount, context) -> floats(text(columns), rowCount);
            case DOUBLE -> (columns, rowCount, context) -> doubles(text(columns), rowCount);
            case DATE -> (columns, rowCount, context) -> dates(text(columns), rowCount, context);
            case TIMESTAMP -> (columns, rowCount, context) -> timestamps(text(columns), rowCount, context, false);
            case TIMESTAMP_NTZ -> (columns, rowCount, context) -> timestamps(text(columns), rowCount, context, true);
            case INTERVAL, INTERVAL_DAY_TIME, INTERVAL_DAY, INTERVAL_YEAR_MONTH ->
                (columns, rowCount, context) -> intervals(text(columns), type, rowCount);
            default -> null;
        };
    }

    private static BytesColumn text(Column[] columns) {
        return (BytesColumn) columns[0].flatten();
    }

    private static Column booleans(BytesColumn text, int rowCount) {
        boolean[] values = new boolean[rowCount];
        boolean[] nulls = new boolean[rowCount];
        for (int i = 0; i < rowCount; i++) {
            int parsed = NumberText.parseBoolean(text.bytes(), text.start(i), text.start(i) + text.lengthBytes(i));
            values[i] = parsed == 1;
            nulls[i] = parsed < 0;
        }
        return new BooleanColumn(values, nulls);
    }

    private static Column ints(BytesColumn text, int rowCount, int min, int max) {
        int[] values = new int[rowCount];
        boolean[] nulls = new boolean[rowCount];
        NumberText number = new NumberText();
        for (int i = 0; i < rowCount; i++) {
            boolean valid = number.parseLong(text.bytes(), text.start(i), text.start(i) + text.lengthBytes(i));
            long value = number.longValue();
            nulls[i] = !valid || value < min || value > max;
            values[i] = (int) value;
        }
        return new IntColumn(values, nulls);
    }

    private static Column longs(BytesColumn text, int rowCount) {
        long[] values = new long[rowCount];
        boolean[] nulls = new boolean[rowCount];
        NumberText number = new NumberText();
        for (int i = 0; i < rowCount; i++) {
            nulls[i] = !number.parseLong(text.bytes(), text.start(i), text.start(i) + text.lengthBytes(i));
            values[i] = number.longValue();
        }
        return new LongColumn(values, nulls);
    }

    private static Column doubles(BytesColumn text, int rowCount) {
        double[] values = new double[rowCount];
        boolean[] nulls = new boolean[rowCount];
        NumberText number = new NumberText();
        for (int i = 0; i < rowCount; i++) {
            nulls[i] = !number.parseDouble(text.bytes(), text.start(i), text.start(i) + text.lengthBytes(i));
            values[i] = number.doubleValue();
        }
        return new DoubleColumn(values, nulls);
    }

    private static Column floats(BytesColumn text, int rowCount) {
        float[] values = new float[rowCount];
        boolean[] nulls = new boolean[rowCount];
        NumberText number = new NumberText();
        for (int i = 0; i < rowCount; i++) {
            nulls[i] = !number.parseFloat(text.bytes(), text.start(i), text.start(i) + text.lengthBytes(i));
            values[i] = (float) number.doubleValue();
        }
        return new FloatColumn(values, nulls);
    }

    private static Column dates(BytesColumn text, int rowCount, EvaluationContext context) {
        int[] values = new int[rowCount];
        boolean[] nulls = new boolean[rowCount];
        TimestampParser parser = new TimestampParser(new ZoneOffsets(context.zone()));
        for (int i = 0; i < rowCount; i++) {
            values[i] = parser.parseDate(text.bytes(), text.start(i), text.start(i) + text.lengthBytes(i));
            nulls[i] = values[i] == DateText.INVALID;
        }
        return new IntColumn(values, nulls);
    }

    private static Column timestamps(BytesColumn text, int rowCount, EvaluationContext context, boolean local) {
        long[] values = new long[rowCount];
        boolean[] nulls = new boolean[rowCount];
        TimestampParser parser = new TimestampParser(new ZoneOffsets(context.zone()));
        for (int i = 0; i < rowCount; i++) {
            int start = text.start(i);
            int end = start + text.lengthBytes(i);
            values[i] = local
                    ? parser.parseWithoutZone(text.bytes(), start, end, true)
                    : parser.parse(text.bytes(), start, end, context.timestampMicros());
            nulls[i] = values[i] == TimestampText.INVALID;
        }
        return new LongColumn(values, nulls);
    }

    private static Column intervals(BytesColumn text, AtomicType type, int rowCount) {
        IntervalBuilder builder = (IntervalBuilder) ColumnBuilder.of(AtomicType.INTERVAL, rowCount);
        for (int i = 0; i < rowCount; i++) {
            IntervalValue value = text.isNull(i) ? null : IntervalText.tryParse(text.string(i));
            if (value == null) {
                builder.appendNull();
            } else {
                builder.append(value.months(), value.days(), value.micros());
            }
        }
        Column intervals = builder.build();
        return type == AtomicType.INTERVAL ? intervals : TimeCasts.ofInterval(intervals.flatten(), type, rowCount);
    }
}
