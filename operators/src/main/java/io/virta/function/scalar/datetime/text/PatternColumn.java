package io.virta.function.scalar.datetime.text;

import io.virta.batch.Column;
import io.virta.evaluation.Utf8;
import io.virta.expression.Literal;
import io.virta.row.Literals;
import io.virta.types.AtomicType;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The time patterns of a column; the last one is kept. Used by one thread. */
final class PatternColumn {
    private final Utf8 texts;
    private final ZoneId zone;
    private @Nullable TimePattern last;
    private int lastStart;

    PatternColumn(Column column, ZoneId zone) {
        this.texts = Utf8.of(column);
        this.zone = zone;
    }

    /** The patterns of an argument, or the default one where there is no such argument. */
    static PatternColumn ofOptional(Column[] arguments, int index, ZoneId zone) {
        Column patterns = arguments.length > index
                ? arguments[index]
                : Literals.column(new Literal(TimePattern.DEFAULT, AtomicType.STRING), 1);
        return new PatternColumn(patterns, zone);
    }

    TimePattern at(int row) {
        TimePattern pattern = last;
        if (pattern == null || lastStart != texts.start(row)) {
            pattern = TimePattern.of(texts.string(row), zone);
            last = pattern;
            lastStart = texts.start(row);
        }
        return pattern;
    }

    boolean isNull(int row) {
        return texts.isNull(row);
    }
}
