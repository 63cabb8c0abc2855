package io.virta.api;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.Expression;
import io.virta.expression.SourcePosition;
import io.virta.expression.UnresolvedColumn;
import io.virta.expression.UnresolvedStar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Column names as the API takes them: parts separated by dots, a part with odd characters in backticks, {@code *} for all. */
final class ColumnNames {
    private ColumnNames() {}

    /** A column, a field of a struct, or a star. */
    static Expression expression(String name) {
        List<String> parts = parts(name);
        int last = parts.size() - 1;
        if (parts.get(last).equals("*") && !name.endsWith("`")) {
            return new UnresolvedStar(parts.subList(0, last));
        }
        return new UnresolvedColumn(parts, SourcePosition.UNKNOWN);
    }

    /** Columns of these names. */
    static List<Expression> expressions(String first, String... others) {
        return expressions(columns(first, others));
    }

    /** What columns are. */
    static List<Expression> expressions(Column... columns) {
        return Arrays.stream(columns).map(Column::expr).toList();
    }

    /** Columns of these names. */
    static Column[] columns(String first, String... others) {
        Column[] columns = new Column[1 + others.length];
        columns[0] = new Column(expression(first));
        for (int i = 0; i < others.length; i++) {
            columns[i + 1] = new Column(expression(others[i]));
        }
        return columns;
    }

    /** A column whose name is exactly this, dots and all. */
    static Expression exact(String name) {
        return new UnresolvedColumn(List.of(name), SourcePosition.UNKNOWN);
    }

    /** Columns whose names are exactly these. */
    static List<Expression> exact(String... names) {
        return Arrays.stream(names).map(ColumnNames::exact).toList();
    }

    static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '`' && quoted && i + 1 < name.length() && name.charAt(i + 1) == '`') {
                part.append(c);
                i++;
            } else if (c == '`') {
                quoted = !quoted;
            } else if (c == '.' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        if (quoted || parts.contains("")) {
            throw new VirtaException(
                    ErrorCode.UNRESOLVED_COLUMN,
                    "'" + name + "' is no column name.",
                    "Write a name, or parts separated by dots; a part with dots in it stands in backticks.");
        }
        return parts;
    }
}
