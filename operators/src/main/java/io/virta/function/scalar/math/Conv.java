package io.virta.function.scalar.math;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Ints;
import io.virta.evaluation.Utf8;
import io.virta.evaluation.Utf8Writer;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.TextFunction;
import io.virta.types.AtomicType;
import java.math.BigInteger;
import java.util.Locale;

/** A number in one base written in another; bases are 2 to 36, a negative target base writes signed numbers. Null for an empty text or a wrong base. */
@AutoService(SqlFunction.class)
public final class Conv extends TextFunction {
    public Conv() {
        super(
                Header.of("math", "conv")
                        .usage("conv(num, from_base, to_base)")
                        .text(
                                "A number in one base written in another; bases are 2 to 36, a negative target base writes signed numbers. Null for an empty text or a wrong base.")
                        .example("conv('100', 2, 10)", "4")
                        .example("conv(-10, 16, -10)", "-16"),
                AtomicType.STRING,
                AtomicType.STRING,
                AtomicType.INT,
                AtomicType.INT);
    }

    @Override
    protected TextRow bind(Column[] arguments, Utf8Writer out, EvaluationContext context) {
        Utf8 numbers = Utf8.of(arguments[0]);
        Ints from = Ints.of(arguments[1]);
        Ints to = Ints.of(arguments[2]);
        return row -> {
            int source = from.at(row);
            int target = Math.abs(to.at(row));
            String text = numbers.string(row).trim();
            boolean negative = text.startsWith("-");
            int end = negative ? 1 : 0;
            while (end < text.length() && source <= 36 && Character.digit(text.charAt(end), Math.max(2, source)) >= 0) {
                end++;
            }
            if (text.isEmpty() || source < 2 || source > 36 || target < 2 || target > 36) {
                return false;
            }
            String digits = text.substring(negative ? 1 : 0, end);
            BigInteger value = digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits, source);
            BigInteger limit = BigInteger.ONE.shiftLeft(64);
            value = value.min(limit.subtract(BigInteger.ONE));
            if (negative && to.at(row) > 0) {
                value = value.signum() == 0 ? value : limit.subtract(value);
            } else if (negative) {
                value = value.negate();
            } else if (to.at(row) < 0) {
                value = BigInteger.valueOf(value.longValue());
            }
            out.put(value.toString(target).toUpperCase(Locale.ROOT));
            return true;
        };
    }
}
