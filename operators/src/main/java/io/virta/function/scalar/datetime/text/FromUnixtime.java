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

/** Seconds since 1970-01-01 00:00:00 UTC as text in the session time zone, by a pattern, yyyy-MM-dd HH:mm:ss by default. */
@AutoService(SqlFunction.class)
public final class FromUnixtime extends TextFunction {
    public FromUnixtime() {
        super(
                Header.of("date and time", "from_unixtime")
                        .usage("from_unixtime(seconds[, pattern])")
                        .text(
                                "Seconds since 1970-01-01 00:00:00 UTC as text in the session time zone, by a pattern, yyyy-MM-dd HH:mm:ss by default.")
                        .example("from_unixtime(0, 'yyyy')", "1970"),
                AtomicType.STRING,
                AtomicType.BIGINT,
                AtomicType.STRING);
    }

    @Override
    protected int requiredCount() {
        return 1;
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
        Longs seconds = Longs.of(arguments[0]);
        PatternColumn patterns = PatternColumn.ofOptional(arguments, 1, context.zone());
        return row -> {
            out.put(patterns.at(row).format(seconds.at(row) * 1_000_000));
            return true;
        };
    }
}
