package io.virta.function.scalar.regex;

import io.virta.batch.Column;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.evaluation.Utf8;
import io.virta.function.scalar.ArgumentErrors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The regular expressions of a column; the last one is kept compiled, which makes a constant one cost nothing. Used by one thread. */
public final class Patterns {
    private static final String META = "\\[](){}.*+?^$|";

    private final Utf8 texts;
    private final String function;
    private @Nullable Pattern last;
    private @Nullable Matcher lastMatcher;
    private int lastStart;
    private int lastEnd;

    /** Patterns of a column, an argument of a function that errors name. */
    public Patterns(Column column, String function) {
        this.texts = Utf8.of(column);
        this.function = function;
    }

    /**
     * The pattern of a row.
     *
     * @throws VirtaException INVALID_VALUE if it is none
     */
    public Pattern pattern(int row) {
        Pattern pattern = last;
        if (pattern == null || lastStart != texts.start(row) || lastEnd != texts.end(row)) {
            String text = texts.string(row);
            try {
                pattern = Pattern.compile(text);
            } catch (PatternSyntaxException e) {
                throw new VirtaException(
                        ErrorCode.INVALID_VALUE,
                        "The regular expression of " + function + " is invalid: '" + text + "': " + e.getDescription()
                                + ".",
                        "Write a pattern of java.util.regex.Pattern; a backslash in a SQL string is written twice.",
                        "INVALID_PARAMETER_VALUE.PATTERN",
                        null);
            }
            last = pattern;
            lastMatcher = null;
            lastStart = texts.start(row);
            lastEnd = texts.end(row);
        }
        return pattern;
    }

    /** A matcher of the pattern of a row on a text, good until the next call. */
    public Matcher matcher(int row, String text) {
        Pattern pattern = pattern(row);
        Matcher matcher = lastMatcher;
        if (matcher == null) {
            matcher = pattern.matcher(text);
            lastMatcher = matcher;
            return matcher;
        }
        return matcher.reset(text);
    }

    /** The number of a group, checked. */
    int group(Matcher matcher, int group) {
        if (group < 0 || group > matcher.groupCount()) {
            throw ArgumentErrors.invalid("regex_group_index", function, "" + group);
        }
        return group;
    }

    /** Whether a pattern of at least one character matches nothing but itself. */
    static boolean isLiteral(Utf8 patterns, int row) {
        for (int i = patterns.start(row); i < patterns.end(row); i++) {
            if (patterns.bytes()[i] >= 0 && META.indexOf(patterns.bytes()[i]) >= 0) {
                return false;
            }
        }
        return patterns.length(row) > 0;
    }
}
