package io.virta.function.scalar.string;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Doubles;
import io.virta.evaluation.Ints;
import io.virta.evaluation.Utf8Writer;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.TextFunction;
import io.virta.types.AtomicType;
import java.util.Locale;

/** A number with commas between thousands and a number of digits after the point, halves rounded to even; null for a negative number of digits. */
@AutoService(SqlFunction.class)
public final class FormatNumber extends TextFunction {
    public FormatNumber() {
        super(
                Header.of("string", "format_number")
                        .usage("format_number(expr, digits)")
                        .text(
                                "A number with commas between thousands and a number of digits after the point, halves rounded to even; null for a negative number of digits.")
                        .example("format_number(12332.123456, 4)", "12,332.1235"),
                AtomicType.STRING,
                AtomicType.DOUBLE,
                AtomicType.INT);
    }

    @Override
    protected TextRow bind(Column[] arguments, Utf8Writer out, EvaluationContext context) {
        Doubles numbers = Doubles.of(arguments[0]);
        Ints digits = Ints.of(arguments[1]);
        return row -> {
            if (digits.at(row) < 0) {
                return false;
            }
            java.text.DecimalFormat format =
                    new java.text.DecimalFormat("#,##0", java.text.DecimalFormatSymbols.getInstance(Locale.US));
            format.setMinimumFractionDigits(digits.at(row));
            format.setMaximumFractionDigits(digits.at(row));
            out.put(format.format(numbers.at(row)));
            return true;
        };
    }
}
