package io.virta.sql;

import io.virta.expression.IntervalValue;
import io.virta.sql.parser.VirtaParser;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.ParserRuleContext;

/** Builds interval values from {@code 10 minutes}, {@code '1 hour 30 minutes'}, {@code '1-2' YEAR TO MONTH}, {@code '1 02:03:04.5' DAY TO SECOND}. */
final class IntervalBuilder {
    private static final Pattern PART =
            Pattern.compile("\\s*([+-]?)\\s*(\\d+(?:\\.\\d+)?|\\.\\d+)\\s*([a-zA-Z]+)\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern YEAR_MONTH = Pattern.compile("([+-]?)(\\d+)-(\\d+)");
    private static final Pattern DAY_TIME =
            Pattern.compile("([+-]?)(?:(\\d+) )?(\\d+)(?::(\\d{1,2}))?(?::(\\d{1,2})(?:\\.(\\d{1,9}))?)?");

    private IntervalBuilder() {}

    static IntervalValue interval(VirtaParser.IntervalContext tree) {
        if (tree.intervalParts() != null) {
            return parts(tree.intervalParts());
        }
        return range(
                tree,
                (tree.MINUS() == null ? "" : "-") + SqlText.string(tree.STRING().getSymbol()),
                unit(tree, SqlText.name(tree.from)),
                unit(tree, SqlText.name(tree.to)));
    }

    static IntervalValue parts(VirtaParser.IntervalPartsContext tree) {
        if (tree.STRING() != null) {
            return text(tree, SqlText.string(tree.STRING().getSymbol()));
        }
        Sum sum = new Sum(tree);
        for (VirtaParser.IntervalPartContext part : tree.intervalPart()) {
            String amount = part.amount.getType() == VirtaParser.STRING
                    ? SqlText.string(part.amount).trim()
                    : part.amount.getText();
            sum.add(number(part, (part.sign == null ? "" : "-") + amount), unit(part, SqlText.name(part.unit)));
        }
        return sum.value();
    }

    private static IntervalValue text(ParserRuleContext tree, String text) {
        String body = text.strip();
        if (body.regionMatches(true, 0, "interval ", 0, 9)) {
            body = body.substring(9);
        }
        Matcher part = PART.matcher(body);
        Sum sum = new Sum(tree);
        int at = 0;
        while (at < body.length() && part.region(at, body.length()).lookingAt()) {
            sum.add(number(tree, part.group(1) + part.group(2)), unit(tree, part.group(3)));
            at = part.end();
        }
        if (at < body.length() || body.isEmpty()) {
            throw invalid(tree, "'" + text + "' is not a duration");
        }
        return sum.value();
    }

    private static IntervalValue range(ParserRuleContext tree, String text, String from, String to) {
        if (from.equals("year")) {
            Matcher match = YEAR_MONTH.matcher(text);
            if (!match.matches()) {
                throw invalid(tree, "'" + text + "' is not years and months");
            }
            int months = Integer.parseInt(match.group(2)) * 12 + Integer.parseInt(match.group(3));
            return new IntervalValue(match.group(1).equals("-") ? -months : months, 0, 0);
        }
        List<String> units = List.of("day", "hour", "minute", "second");
        List<String> wanted = units.subList(units.indexOf(from), units.indexOf(to) + 1);
        Matcher match = DAY_TIME.matcher(text);
        if (!match.matches()) {
            throw invalid(tree, "'" + text + "' is not an interval " + from + " to " + to);
        }
        List<String> numbers = new ArrayList<>();
        for (String number : text.replaceFirst("^[+-]", "").split("[ :]")) {
            numbers.add(number);
        }
        if (numbers.size() != wanted.size()) {
            throw invalid(tree, "'" + text + "' is not an interval " + from + " to " + to);
        }
        Sum sum = new Sum(tree);
        String sign = text.startsWith("-") ? "-" : "";
        for (int i = 0; i < numbers.size(); i++) {
            sum.add(number(tree, sign + numbers.get(i)), wanted.get(i));
        }
        return sum.value();
    }

    private static BigDecimal number(ParserRuleContext tree, String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw invalid(tree, "'" + text + "' is not a number");
        }
    }

    private static String unit(ParserRuleContext tree, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String singular = lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
        return switch (singular) {
            case "year", "quarter", "month", "week", "day", "hour", "minute", "second", "millisecond", "microsecond" ->
                singular;
            default -> throw invalid(tree, "'" + text + "' is not a unit of time");
        };
    }

    private static ParseException invalid(ParserRuleContext tree, String problem) {
        return new ParseException(
                SqlText.position(tree),
                problem + ".",
                "Write a number and a unit, such as 10 minutes, 1 hour 30 minutes, 500 milliseconds.");
    }

    /** Adds up parts. */
    private static final class Sum {
        private final ParserRuleContext tree;
        private BigDecimal months = BigDecimal.ZERO;
        private BigDecimal days = BigDecimal.ZERO;
        private BigDecimal micros = BigDecimal.ZERO;

        Sum(ParserRuleContext tree) {
            this.tree = tree;
        }

        void add(BigDecimal amount, String unit) {
            switch (unit) {
                case "year" -> months = months.add(amount.multiply(BigDecimal.valueOf(12)));
                case "quarter" -> months = months.add(amount.multiply(BigDecimal.valueOf(3)));
                case "month" -> months = months.add(amount);
                case "week" -> days = days.add(amount.multiply(BigDecimal.valueOf(7)));
                case "day" -> days = days.add(amount);
                case "hour" -> micros = micros.add(amount.multiply(BigDecimal.valueOf(3_600_000_000L)));
                case "minute" -> micros = micros.add(amount.multiply(BigDecimal.valueOf(60_000_000L)));
                case "second" -> micros = micros.add(amount.multiply(BigDecimal.valueOf(1_000_000L)));
                case "millisecond" -> micros = micros.add(amount.multiply(BigDecimal.valueOf(1_000L)));
                default -> micros = micros.add(amount);
            }
        }

        IntervalValue value() {
            try {
                return new IntervalValue(
                        months.intValueExact(),
                        days.intValueExact(),
                        micros.setScale(0, RoundingMode.DOWN).longValueExact());
            } catch (ArithmeticException e) {
                throw invalid(tree, "the interval does not fit, or has fractions of days or months");
            }
        }
    }
}
