package io.virta.evaluation.cast;

import io.virta.batch.ArrayColumn;
import io.virta.batch.BooleanColumn;
import io.virta.batch.BytesColumn;
import io.virta.batch.Column;
import io.virta.batch.DecimalColumn;
import io.virta.batch.DoubleColumn;
import io.virta.batch.FlatColumn;
import io.virta.batch.FloatColumn;
import io.virta.batch.IntColumn;
import io.virta.batch.IntervalColumn;
import io.virta.batch.LongColumn;
import io.virta.batch.MapColumn;
import io.virta.batch.StructColumn;
import io.virta.evaluation.Utf8Writer;
import io.virta.function.Kernel;
import io.virta.time.ZoneOffsets;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.DecimalType;
import io.virta.types.MapType;
import io.virta.types.StructType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Writes the values of a column as text, as a cast to string prints them: {@code {1, null}}, {@code [1, 2]}, {@code {k -> v}}. */
@FunctionalInterface
public interface ValueText {
    /** Appends the value of a row that is not null. */
    void put(int row, Utf8Writer out);

    /** A writer for the values of a column. */
    static ValueText of(Column values, DataType type, ZoneOffsets zone) {
        FlatColumn column = values.flatten();
        if (column instanceof BooleanColumn c) {
            return (row, out) -> out.put(c.value(row) ? "true" : "false");
        } else if (column instanceof IntColumn c) {
            return type == AtomicType.DATE
                    ? (row, out) -> out.putDate(c.value(row))
                    : type == AtomicType.INTERVAL_YEAR_MONTH
                            ? (row, out) -> IntervalWriter.putYearMonth(out, c.value(row))
                            : (row, out) -> out.putLong(c.value(row));
        } else if (column instanceof LongColumn c) {
            return ofLongs(c, (AtomicType) type, zone);
        } else if (column instanceof FloatColumn c) {
            return (row, out) -> out.put(Float.toString(c.value(row)));
        } else if (column instanceof DoubleColumn c) {
            return (row, out) -> out.put(Double.toString(c.value(row)));
        } else if (column instanceof DecimalColumn c) {
            int scale = ((DecimalType) type).scale();
            return (row, out) -> putDecimal(c, row, scale, out);
        } else if (column instanceof BytesColumn c) {
            return (row, out) -> out.put(c.bytes(), c.start(row), c.start(row) + c.lengthBytes(row));
        } else if (column instanceof IntervalColumn c) {
            return (row, out) -> IntervalWriter.putInterval(out, c.months()[row], c.days()[row], c.micros()[row]);
        } else if (column instanceof ArrayColumn c) {
            return ofArrays(c, ((ArrayType) type).elementType(), zone);
        } else if (column instanceof MapColumn c) {
            return ofMaps(c, (MapType) type, zone);
        } else if (column instanceof StructColumn c) {
            return ofStructs(c, (StructType) type, zone);
        }
        return (row, out) -> out.put("null");
    }

    /** The cast of a type to string. */
    static Kernel kernel(DataType from) {
        return (columns, rowCount, context) -> {
            FlatColumn column = columns[0].flatten();
            ValueText text = of(column, from, new ZoneOffsets(context.zone()));
            Utf8Writer out = new Utf8Writer(rowCount);
            boolean mayHaveNulls = column.mayHaveNulls();
            for (int row = 0; row < rowCount; row++) {
                if (mayHaveNulls && column.isNull(row)) {
                    out.endNull();
                } else {
                    text.put(row, out);
                    out.endRow();
                }
            }
            return out.build();
        };
    }

    private static ValueText ofLongs(LongColumn c, AtomicType type, ZoneOffsets zone) {
        return switch (type) {
            case TIMESTAMP -> (row, out) -> out.putTimestamp(zone.toLocal(c.value(row)));
            case TIMESTAMP_NTZ -> (row, out) -> out.putTimestamp(c.value(row));
            case INTERVAL_DAY_TIME -> (row, out) -> IntervalWriter.putDayTime(out, c.value(row));
            case INTERVAL_DAY -> (row, out) -> IntervalWriter.putDays(out, c.value(row));
            default -> (row, out) -> out.putLong(c.value(row));
        };
    }

    private static ValueText ofArrays(ArrayColumn c, DataType elementType, ZoneOffsets zone) {
        Column elements = c.elements();
        ValueText element = of(elements, elementType, zone);
        return (row, out) -> {
            out.put('[');
            int start = c.start(row);
            for (int i = start; i < start + c.size(row); i++) {
                if (i > start) {
                    out.put(", ");
                }
                putOrNull(elements, element, i, out);
            }
            out.put(']');
        };
    }

    private static ValueText ofMaps(MapColumn c, MapType type, ZoneOffsets zone) {
        Column values = c.values();
        ValueText key = of(c.keys(), type.keyType(), zone);
        ValueText value = of(values, type.valueType(), zone);
        return (row, out) -> {
            out.put('{');
            int start = c.start(row);
            for (int i = start; i < start + c.size(row); i++) {
                if (i > start) {
                    out.put(", ");
                }
                key.put(i, out);
                out.put(" -> ");
                putOrNull(values, value, i, out);
            }
            out.put('}');
        };
    }

    private static ValueText ofStructs(StructColumn c, StructType type, ZoneOffsets zone) {
        List<ValueText> fields = new ArrayList<>();
        for (int i = 0; i < type.size(); i++) {
            fields.add(of(c.field(i), type.typeAt(i), zone));
        }
        return (row, out) -> {
            out.put('{');
            for (int i = 0; i < fields.size(); i++) {
                if (i > 0) {
                    out.put(", ");
                }
                putOrNull(c.field(i), fields.get(i), row, out);
            }
            out.put('}');
        };
    }

    private static void putOrNull(Column column, ValueText text, int row, Utf8Writer out) {
        if (column.isNull(row)) {
            out.put("null");
        } else {
            text.put(row, out);
        }
    }

    private static void putDecimal(DecimalColumn c, int row, int scale, Utf8Writer out) {
        if (scale == 0 && c.high() == null) {
            out.putLong(c.low()[row]);
        } else if (c.high() == null) {
            out.put(BigDecimal.valueOf(c.low()[row], scale).toString());
        } else {
            out.put(c.decimal(row, scale).toString());
        }
    }
}
