package io.virta.sql;

import io.virta.expression.BinaryValue;
import io.virta.expression.Cast;
import io.virta.expression.Expression;
import io.virta.expression.Literal;
import io.virta.sql.parser.VirtaParser;
import io.virta.types.AtomicType;
import io.virta.types.DecimalType;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;

/** Builds literals with Spark's types: an integer is an int if it fits, a number with a point is a decimal, one with an exponent a double. */
final class LiteralBuilder {
    private LiteralBuilder() {}

    static Expression literal(VirtaParser.LiteralContext tree) {
        if (tree instanceof VirtaParser.NullLiteralContext) {
            return new Literal(null, AtomicType.VOID);
        }
        if (tree instanceof VirtaParser.BooleanLiteralContext bool) {
            return new Literal(bool.TRUE() != null, AtomicType.BOOLEAN);
        }
        if (tree instanceof VirtaParser.NumberLiteralContext number) {
            return number(number.number(), "");
        }
        if (tree instanceof VirtaParser.StringLiteralContext string) {
            return new Literal(
                    string.STRING().stream()
                            .map(part -> SqlText.string(part.getSymbol()))
                            .collect(Collectors.joining()),
                    AtomicType.STRING);
        }
        if (tree instanceof VirtaParser.BinaryLiteralContext binary) {
            String text = binary.getText();
            String digits = text.substring(2, text.length() - 1);
            return new Literal(
                    new BinaryValue(HexFormat.of().parseHex(digits.length() % 2 == 0 ? digits : "0" + digits)),
                    AtomicType.BINARY);
        }
        return time((VirtaParser.TimeLiteralContext) tree);
    }

    /** Dates and timestamps stay casts of their text: a timestamp without a zone means the session's, which is known at analysis. */
    private static Expression time(VirtaParser.TimeLiteralContext tree) {
        AtomicType type = switch (tree.kind.getType()) {
            case VirtaParser.DATE -> AtomicType.DATE;
            case VirtaParser.TIMESTAMP_NTZ -> AtomicType.TIMESTAMP_NTZ;
            default -> AtomicType.TIMESTAMP;
        };
        return new Cast(new Literal(SqlText.string(tree.STRING().getSymbol()), AtomicType.STRING), type);
    }

    /** A number with a sign in front, so that the least values of the integral types can be written. */
    static Literal number(VirtaParser.NumberContext tree, String sign) {
        String text = sign + tree.getText();
        String upper = text.toUpperCase(Locale.ROOT);
        String shorter = text.substring(0, text.length() - 1);
        if (tree.INTEGER() != null) {
            return switch (upper.charAt(upper.length() - 1)) {
                case 'L' -> integer(tree, shorter, AtomicType.BIGINT, Long.MIN_VALUE, Long.MAX_VALUE);
                case 'S' -> integer(tree, shorter, AtomicType.SMALLINT, Short.MIN_VALUE, Short.MAX_VALUE);
                case 'Y' -> integer(tree, shorter, AtomicType.TINYINT, Byte.MIN_VALUE, Byte.MAX_VALUE);
                default -> smallest(tree, text);
            };
        }
        if (tree.DECIMAL() != null) {
            return decimal(tree, upper.endsWith("BD") ? text.substring(0, text.length() - 2) : text);
        }
        if (upper.endsWith("F")) {
            return new Literal(Float.valueOf(shorter), AtomicType.FLOAT);
        }
        return new Literal(Double.valueOf(upper.endsWith("D") ? shorter : text), AtomicType.DOUBLE);
    }

    private static Literal smallest(VirtaParser.NumberContext tree, String text) {
        BigDecimal value = new BigDecimal(text);
        try {
            return new Literal(value.intValueExact(), AtomicType.INT);
        } catch (ArithmeticException tooLargeForInt) {
            try {
                return new Literal(value.longValueExact(), AtomicType.BIGINT);
            } catch (ArithmeticException tooLargeForLong) {
                return decimal(tree, text);
            }
        }
    }

    private static Literal integer(VirtaParser.NumberContext tree, String text, AtomicType type, long min, long max) {
        try {
            long value = Long.parseLong(text);
            if (value >= min && value <= max) {
                return type == AtomicType.BIGINT ? new Literal(value, type) : new Literal((int) value, type);
            }
        } catch (NumberFormatException e) {
            // reported below like a number out of range
        }
        throw new ParseException(
                SqlText.position(tree),
                text + " is out of range for " + type.sql() + ".",
                "The range is " + min + " to " + max + ".");
    }

    private static Literal decimal(VirtaParser.NumberContext tree, String text) {
        BigDecimal value = new BigDecimal(text);
        long precision = Math.max((long) value.precision() - Math.min(0, value.scale()), value.scale());
        if (precision > DecimalType.MAX_PRECISION) {
            throw new ParseException(
                    SqlText.position(tree),
                    text + " has more than " + DecimalType.MAX_PRECISION + " digits.",
                    "Write it as a double, with an exponent: 1.5E40.");
        }
        BigDecimal literal = value.scale() < 0 ? value.setScale(0) : value;
        return new Literal(literal, new DecimalType((int) precision, literal.scale()));
    }
}
