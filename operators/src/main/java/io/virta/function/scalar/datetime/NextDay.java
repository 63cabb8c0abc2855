package io.virta.function.scalar.datetime;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Ints;
import io.virta.evaluation.Utf8;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.IntFunction;
import io.virta.function.scalar.RowNulls;
import io.virta.time.CivilDate;
import io.virta.types.AtomicType;
import java.util.Locale;

/** The first date after another that is a day of the week, named by two letters, three or in full; null for another name. */
@AutoService(SqlFunction.class)
public final class NextDay extends IntFunction {
    public NextDay() {
        super(
                Header.of("date and time", "next_day")
                        .usage("next_day(date, weekday)")
                        .text(
                                "The first date after another that is a day of the week, named by two letters, three or in full; null for another name.")
                        .example("next_day('2024-01-31', 'Mon')", "2024-02-05"),
                AtomicType.DATE,
                AtomicType.DATE,
                AtomicType.STRING);
    }

    @Override
    protected IntRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Ints dates = Ints.of(arguments[0]);
        Utf8 names = Utf8.of(arguments[1]);
        return row -> {
            int wanted = weekday(names.string(row));
            if (wanted < 0) {
                nulls.set(row);
                return 0;
            }
            int date = dates.at(row);
            return date + Math.floorMod(wanted - CivilDate.weekday(date) - 1, 7) + 1;
        };
    }

    private static int weekday(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "MO", "MON", "MONDAY" -> 0;
            case "TU", "TUE", "TUESDAY" -> 1;
            case "WE", "WED", "WEDNESDAY" -> 2;
            case "TH", "THU", "THURSDAY" -> 3;
            case "FR", "FRI", "FRIDAY" -> 4;
            case "SA", "SAT", "SATURDAY" -> 5;
            case "SU", "SUN", "SUNDAY" -> 6;
            default -> -1;
        };
    }
}
