package io.virta.format.json;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import io.virta.batch.ArrayBuilder;
import io.virta.batch.BooleanBuilder;
import io.virta.batch.BytesBuilder;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.DecimalBuilder;
import io.virta.batch.DoubleBuilder;
import io.virta.batch.FloatBuilder;
import io.virta.batch.IntBuilder;
import io.virta.batch.IntervalBuilder;
import io.virta.batch.LongBuilder;
import io.virta.batch.MapBuilder;
import io.virta.batch.StructBuilder;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.IntervalText;
import io.virta.expression.IntervalValue;
import io.virta.format.TimeReader;
import io.virta.time.DateText;
import io.virta.time.TimestampText;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.DecimalType;
import io.virta.types.MapType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the reader of each type. What a type takes is what Spark takes: a number is no text's number, but anything is text. */
final class JsonReaders {
    private static final long MICROS_PER_SECOND = 1_000_000;

    private final JsonOptions options;
    private final TimeReader times;

    JsonReaders(JsonOptions options) {
        this.options = options;
        this.times = options.times().reader();
    }

    /** A reader into a builder of the type. */
    JsonReader reader(DataType type, ColumnBuilder builder) {
        if (type instanceof AtomicType atomic) {
            return atomic(atomic, builder);
        } else if (type instanceof DecimalType decimal) {
            return new Leaf<>(
                    (DecimalBuilder) builder, (cursor, token, out) -> readDecimal(cursor, token, decimal, out));
        } else if (type instanceof ArrayType array) {
            ArrayBuilder arrays = (ArrayBuilder) builder;
            return new ArrayReader(arrays, reader(array.elementType(), arrays.elements()));
        } else if (type instanceof MapType map) {
            if (map.keyType() != AtomicType.STRING) {
                throw unsupported(type, "The keys of a map must be strings.");
            }
            MapBuilder maps = (MapBuilder) builder;
            return new MapReader(maps, reader(map.valueType(), maps.values()));
        }
        List<@Nullable StructField> fields = new ArrayList<>(((StructType) type).fields());
        return new StructReader((StructBuilder) builder, fields, this);
    }

    private JsonReader atomic(AtomicType type, ColumnBuilder builder) {
        return switch (type) {
            case VOID -> new Leaf<>(builder, (cursor, token, out) -> false);
            case BOOLEAN -> new Leaf<>((BooleanBuilder) builder, JsonReaders::readBoolean);
            case TINYINT -> ints(builder, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SMALLINT -> ints(builder, Short.MIN_VALUE, Short.MAX_VALUE);
            case INT -> ints(builder, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BIGINT -> new Leaf<>((LongBuilder) builder, JsonReaders::readLong);
            case FLOAT -> new Leaf<>((FloatBuilder) builder, this::readFloat);
            case DOUBLE -> new Leaf<>((DoubleBuilder) builder, this::readDouble);
            case STRING -> new TextReader((BytesBuilder) builder);
            case BINARY -> new Leaf<>((BytesBuilder) builder, JsonReaders::readBinary);
            case DATE -> new Leaf<>((IntBuilder) builder, this::readDate);
            case TIMESTAMP -> new Leaf<>((LongBuilder) builder, this::readTimestamp);
            case TIMESTAMP_NTZ -> new Leaf<>((LongBuilder) builder, this::readTimestampWithoutZone);
            case INTERVAL -> new Leaf<>((IntervalBuilder) builder, JsonReaders::readInterval);
            default -> throw unsupported(type, "Read it as a string and cast it.");
        };
    }

    private static VirtaException unsupported(DataType type, String hint) {
        return new VirtaException(ErrorCode.INVALID_SCHEMA, "JSON cannot be read as " + type.sql() + ".", hint);
    }

    /** Reads simple values: false for a token of another type, which {@link Leaf} then skips. */
    @FunctionalInterface
    private interface LeafMethod<B extends ColumnBuilder> {
        boolean read(JsonCursor cursor, JsonToken token, B out) throws IOException;
    }

    private static final class Leaf<B extends ColumnBuilder> extends JsonReader {
        private final B out;
        private final LeafMethod<B> method;

        Leaf(B out, LeafMethod<B> method) {
            super(out);
            this.out = out;
            this.method = method;
        }

        @Override
        int readNotNull(JsonCursor cursor, JsonToken token) throws IOException {
            if (method.read(cursor, token, out)) {
                return WHOLE;
            }
            cursor.skipChildren();
            return WRONG;
        }
    }

    private static boolean readBoolean(JsonCursor cursor, JsonToken token, BooleanBuilder out) {
        boolean value = token == JsonToken.VALUE_TRUE;
        if (value || token == JsonToken.VALUE_FALSE) {
            out.append(value);
            return true;
        }
        return false;
    }

    private static JsonReader ints(ColumnBuilder builder, int min, int max) {
        return new Leaf<>((IntBuilder) builder, (cursor, token, out) -> {
            if (token != JsonToken.VALUE_NUMBER_INT || cursor.getNumberType() != NumberType.INT) {
                return false;
            }
            int value = cursor.getIntValue();
            if (value < min || value > max) {
                return false;
            }
            out.append(value);
            return true;
        });
    }

    private static boolean readLong(JsonCursor cursor, JsonToken token, LongBuilder out) throws IOException {
        if (token != JsonToken.VALUE_NUMBER_INT || cursor.getNumberType() == NumberType.BIG_INTEGER) {
            return false;
        }
        out.append(cursor.getLongValue());
        return true;
    }

    private boolean readFloat(JsonCursor cursor, JsonToken token, FloatBuilder out) throws IOException {
        if (token == JsonToken.VALUE_STRING) {
            double special = special(cursor.getText());
            if (special == 0) {
                return false;
            }
            out.append((float) special);
            return true;
        }
        if (!token.isNumeric()) {
            return false;
        }
        out.append(cursor.getFloatValue());
        return true;
    }

    private boolean readDouble(JsonCursor cursor, JsonToken token, DoubleBuilder out) throws IOException {
        if (token == JsonToken.VALUE_STRING) {
            double special = special(cursor.getText());
            if (special == 0) {
                return false;
            }
            out.append(special);
            return true;
        }
        if (!token.isNumeric()) {
            return false;
        }
        out.append(cursor.getDoubleValue());
        return true;
    }

    /** The number that is no number, or 0 for any other text. */
    private double special(String text) {
        if (!options.allowNonNumericNumbers()) {
            return 0;
        }
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "+INF", "+Infinity", "Infinity" -> Double.POSITIVE_INFINITY;
            case "-INF", "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> 0;
        };
    }

    private static boolean readDecimal(JsonCursor cursor, JsonToken token, DecimalType type, DecimalBuilder out)
            throws IOException {
        BigDecimal value;
        try {
            if (token == JsonToken.VALUE_STRING) {
                value = new BigDecimal(cursor.getText().trim());
            } else if (token.isNumeric() && !cursor.isNaN()) {
                value = cursor.getDecimalValue();
            } else {
                return false;
            }
        } catch (NumberFormatException e) {
            return false;
        }
        BigDecimal scaled = type.rounded(value);
        if (scaled == null) {
            return false;
        }
        out.append(scaled.unscaledValue());
        return true;
    }

    private static boolean readBinary(JsonCursor cursor, JsonToken token, BytesBuilder out) throws IOException {
        if (token != JsonToken.VALUE_STRING) {
            return false;
        }
        String text = cursor.getText();
        try {
            out.append(Base64Variants.MIME_NO_LINEFEEDS.decode(text));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private boolean readDate(JsonCursor cursor, JsonToken token, IntBuilder out) throws IOException {
        if (token != JsonToken.VALUE_STRING) {
            return false;
        }
        cursor.readText();
        int days = times.date(cursor.text(), cursor.textFrom(), cursor.textTo());
        if (days == DateText.INVALID) {
            return false;
        }
        out.append(days);
        return true;
    }

    private boolean readTimestamp(JsonCursor cursor, JsonToken token, LongBuilder out) throws IOException {
        long micros = TimestampText.INVALID;
        if (token == JsonToken.VALUE_STRING) {
            cursor.readText();
            micros = times.timestamp(cursor.text(), cursor.textFrom(), cursor.textTo());
        } else if (token == JsonToken.VALUE_NUMBER_INT && cursor.getNumberType() != NumberType.BIG_INTEGER) {
            long seconds = cursor.getLongValue();
            if (Math.abs(seconds) <= Long.MAX_VALUE / MICROS_PER_SECOND) {
                micros = seconds * MICROS_PER_SECOND;
            }
        }
        if (micros == TimestampText.INVALID) {
            return false;
        }
        out.append(micros);
        return true;
    }

    private boolean readTimestampWithoutZone(JsonCursor cursor, JsonToken token, LongBuilder out) throws IOException {
        if (token != JsonToken.VALUE_STRING) {
            return false;
        }
        cursor.readText();
        long micros = times.timestampWithoutZone(cursor.text(), cursor.textFrom(), cursor.textTo());
        if (micros == TimestampText.INVALID) {
            return false;
        }
        out.append(micros);
        return true;
    }

    private static boolean readInterval(JsonCursor cursor, JsonToken token, IntervalBuilder out) throws IOException {
        if (token != JsonToken.VALUE_STRING) {
            return false;
        }
        cursor.readText();
        IntervalValue value = IntervalText.tryParse(
                new String(cursor.text(), cursor.textFrom(), cursor.textLength(), StandardCharsets.UTF_8));
        if (value == null) {
            return false;
        }
        out.append(value.months(), value.days(), value.micros());
        return true;
    }
}
