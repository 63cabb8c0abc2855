package io.virta.analysis;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.Expression;
import io.virta.expression.SourcePosition;
import io.virta.expression.Trees;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The errors of analysis, with Spark's names for them. */
final class AnalysisErrors {
    private static final Pattern PLACED = Pattern.compile("Line \\d+, column \\d+: ");

    private AnalysisErrors() {}

    static VirtaException unresolvedColumn(List<String> parts, Collection<String> known, SourcePosition position) {
        String name = String.join(".", parts);
        boolean suggest = !known.isEmpty();
        return new VirtaException(
                ErrorCode.UNRESOLVED_COLUMN,
                at(position) + "There is no column `" + name + "`.",
                suggest
                        ? "Did you mean one of these? " + NearestNames.listed(parts.get(parts.size() - 1), known)
                        : "There are no columns here.",
                "UNRESOLVED_COLUMN." + (suggest ? "WITH_SUGGESTION" : "WITHOUT_SUGGESTION"),
                null);
    }

    static VirtaException ambiguous(List<String> parts, List<String> candidates, SourcePosition position) {
        return new VirtaException(
                ErrorCode.AMBIGUOUS_REFERENCE,
                at(position) + "`" + String.join(".", parts) + "` may mean any of " + candidates + ".",
                "Write it with the table's name or alias, or rename one of the columns.",
                "AMBIGUOUS_REFERENCE",
                null);
    }

    static VirtaException foreignColumn(String name) {
        return new VirtaException(
                ErrorCode.UNRESOLVED_COLUMN,
                "The column `" + name + "` belongs to another DataFrame.",
                "Use col(\"" + name
                        + "\"), or a column of the DataFrame that this is called on; to use columns of both, join them.",
                "MISSING_ATTRIBUTES.RESOLVED_ATTRIBUTE_MISSING_FROM_INPUT",
                null);
    }

    static VirtaException noField(String field, String of, Collection<String> known) {
        return new VirtaException(
                ErrorCode.UNRESOLVED_COLUMN,
                "`" + of + "` has no field `" + field + "`.",
                "Its fields are " + NearestNames.listed(field, known) + ".",
                "FIELD_NOT_FOUND",
                null);
    }

    static VirtaException tableNotFound(List<String> parts, Collection<String> known, SourcePosition position) {
        String name = String.join(".", parts);
        return new VirtaException(
                ErrorCode.TABLE_OR_VIEW_NOT_FOUND,
                at(position) + "There is no table or view `" + name + "`.",
                known.isEmpty()
                        ? "Create it with CREATE TABLE, or with createOrReplaceTempView(\"" + name + "\")."
                        : "Did you mean one of these? " + NearestNames.listed(name, known),
                "TABLE_OR_VIEW_NOT_FOUND",
                null);
    }

    static VirtaException unresolvedFunction(String name, Collection<String> known, SourcePosition position) {
        return new VirtaException(
                ErrorCode.UNRESOLVED_ROUTINE,
                at(position) + "There is no function `" + name + "`.",
                "Did you mean one of these? " + NearestNames.listed(name, known),
                "UNRESOLVED_ROUTINE",
                null);
    }

    static VirtaException mismatch(String condition, String problem, String hint) {
        return new VirtaException(ErrorCode.DATATYPE_MISMATCH, problem, hint, "DATATYPE_MISMATCH." + condition, null);
    }

    static VirtaException missingAggregation(String expression) {
        return new VirtaException(
                ErrorCode.MISSING_AGGREGATION,
                "`" + expression + "` is neither grouped by nor aggregated.",
                "Add it to GROUP BY, or wrap it in an aggregate function such as any_value(" + expression + ").",
                "MISSING_AGGREGATION",
                null);
    }

    static VirtaException invalid(@Nullable String condition, String problem, @Nullable String hint) {
        return new VirtaException(ErrorCode.INVALID_QUERY, problem, hint, condition, null);
    }

    /** Does a step of the analysis; an error that names no place gets that of an expression. */
    static <T> T near(Expression expression, Supplier<T> step) {
        try {
            return step.get();
        } catch (VirtaException e) {
            SourcePosition position = Trees.position(expression);
            if (!position.isKnown() || PLACED.matcher(e.problem()).lookingAt()) {
                throw e;
            }
            VirtaException placed =
                    new VirtaException(e.code(), at(position) + e.problem(), e.hint(), e.condition(), e.getCause());
            placed.setStackTrace(e.getStackTrace());
            throw placed;
        }
    }

    private static String at(SourcePosition position) {
        return position.isKnown() ? "Line " + position.line() + ", column " + position.column() + ": " : "";
    }
}
