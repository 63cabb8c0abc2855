package io.virta.function.scalar.datetime.text;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Longs;
import io.virta.evaluation.Utf8Writer;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.TextFunction;
import io.virta.types.AtomicType;

/** A timestamp in the session time zone as text, by a pattern such as yyyy-MM-dd HH:mm:ss. */
@AutoService(SqlFunction.class)
public final class DateFormat extends TextFunction {
    public DateFormat() {
        super(
                Header.of("date and time", "date_format")
                        .usage("date_format(timestamp, pattern)")
                        .text("A timestamp in the session time zone as text, by a pattern such as yyyy-MM-dd HH:mm:ss.")
                        .example("date_format(TIMESTAMP'2024-02-29 13:45:59', 'dd/MM/yy')", "29/02/24"),
                AtomicType.STRING,
                AtomicType.TIMESTAMP,
                AtomicType.STRING);
    }

    @Override
    public boolean usesContext() {
        return true;
    }

    @Override
    public boolean mayFail() {
        return true;
    }

    @Override
    protected TextRow bind(Column[] arguments, Utf8Writer out, EvaluationContext context) {
        Longs times = Longs.of(arguments[0]);
        PatternColumn patterns = new PatternColumn(arguments[1], context.zone());
        return row -> {
            out.put(patterns.at(row).format(times.at(row)));
            return true;
        };
    }
}
