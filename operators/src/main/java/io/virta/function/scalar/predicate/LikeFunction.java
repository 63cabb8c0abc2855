package io.virta.function.scalar.predicate;

import io.virta.batch.Column;
import io.virta.batch.ConstantColumn;
import io.virta.evaluation.Utf8;
import io.virta.expression.EvaluationContext;
import io.virta.function.scalar.BooleanFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.RowNulls;
import io.virta.types.AtomicType;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** LIKE with or without regard to case. A constant pattern is read once. */
public abstract class LikeFunction extends BooleanFunction {
    protected LikeFunction(Header header) {
        super(header, AtomicType.BOOLEAN, AtomicType.STRING, AtomicType.STRING, AtomicType.STRING);
    }

    @Override
    protected int requiredCount() {
        return 2;
    }

    @Override
    public boolean mayFail() {
        return true;
    }

    private LikePattern pattern(Utf8 patterns, @Nullable Utf8 escapes, int row) {
        String text = patterns.string(row);
        char escape = escapes == null ? '\\' : escapes.string(row).charAt(0);
        return LikePattern.of(ignoresCase() ? text.toLowerCase(Locale.ROOT) : text, escape);
    }

    /** Whether upper and lower case are the same. */
    protected abstract boolean ignoresCase();

    @Override
    protected BooleanRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        Utf8 patterns = Utf8.of(arguments[1]);
        Utf8 escapes = arguments.length > 2 ? Utf8.of(arguments[2]) : patterns;
        boolean hasEscape = arguments.length > 2;
        boolean ignoresCase = ignoresCase();
        boolean constant =
                arguments[1] instanceof ConstantColumn && (!hasEscape || arguments[2] instanceof ConstantColumn);
        LikePattern first = constant ? pattern(patterns, hasEscape ? escapes : null, 0) : null;
        return row -> {
            LikePattern pattern = first != null ? first : pattern(patterns, hasEscape ? escapes : null, row);
            if (ignoresCase) {
                byte[] lower = texts.string(row).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
                return pattern.matches(lower, 0, lower.length);
            }
            return pattern.matches(texts.bytes(), texts.start(row), texts.end(row));
        };
    }
}
