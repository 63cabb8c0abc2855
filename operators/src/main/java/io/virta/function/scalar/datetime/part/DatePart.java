package io.virta.function.scalar.datetime.part;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.ArgumentErrors;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;
import java.util.List;
import java.util.Locale;

/** A part of a date, timestamp or interval: YEAR, YEAROFWEEK, QUARTER, MONTH, WEEK, DAY, DAYOFWEEK, DAYOFWEEK_ISO, DOY, HOUR, MINUTE, SECOND (a decimal with microseconds). */
@AutoService(SqlFunction.class)
public final class DatePart extends NamedFunction {
    public DatePart() {
        super(Header.of("date and time", "date_part", "datepart", "extract")
                .usage("date_part(field, source), extract(field FROM source)")
                .text(
                        "A part of a date, timestamp or interval: YEAR, YEAROFWEEK, QUARTER, MONTH, WEEK, DAY, DAYOFWEEK, DAYOFWEEK_ISO, DOY, HOUR, MINUTE, SECOND (a decimal with microseconds).")
                .example("date_part('YEAR', TIMESTAMP'2024-02-29 13:45:59')", "2024")
                .example("extract(SECOND FROM TIMESTAMP'2024-02-29 13:45:59.123456')", "59.123456"));
    }

    @Override
    public boolean usesContext() {
        return true;
    }

    private static ScalarFunction function(TypedArguments arguments) {
        Object field = Typing.constant(arguments, 0);
        return switch (String.valueOf(field).toUpperCase(Locale.ROOT)) {
            case "YEAR", "Y", "YEARS", "YR", "YRS" -> new Year();
            case "YEAROFWEEK" -> new YearOfWeek();
            case "QUARTER", "QTR" -> new Quarter();
            case "MONTH", "MON", "MONS", "MONTHS" -> new Month();
            case "WEEK", "W", "WEEKS" -> new WeekOfYear();
            case "DAY", "D", "DAYS" -> new Day();
            case "DAYOFWEEK", "DOW" -> new DayOfWeek();
            case "DAYOFWEEK_ISO", "DOW_ISO" -> new IsoDayOfWeek();
            case "DOY" -> new DayOfYear();
            case "HOUR", "H", "HOURS", "HR", "HRS" -> new Hour();
            case "MINUTE", "M", "MIN", "MINS", "MINUTES" -> new Minute();
            case "SECOND", "S", "SEC", "SECONDS", "SECS" -> new SecondWithFraction();
            default -> throw ArgumentErrors.invalid("field", "date_part", String.valueOf(field));
        };
    }

    private static TypedArguments source(TypedArguments arguments) {
        return new TypedArguments(arguments.functionName(), List.of(arguments.get(1)));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, 2);
        Signature signature = function(arguments).resolve(source(arguments));
        return new Signature(
                List.of(AtomicType.STRING, signature.argumentTypes().get(0)),
                signature.resultType(),
                signature.nullable());
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        Signature inner =
                new Signature(signature.argumentTypes().subList(1, 2), signature.resultType(), signature.nullable());
        Kernel kernel = function(arguments).kernel(source(arguments), inner);
        return (columns, rowCount, context) -> kernel.evaluate(new Column[] {columns[1]}, rowCount, context);
    }
}
