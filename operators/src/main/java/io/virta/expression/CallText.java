package io.virta.expression;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls as SQL text, operators in infix form. */
final class CallText {
    private static final Set<String> INFIX =
            Set.of("+", "-", "*", "/", "%", "div", "&", "|", "^", "=", "<=>", "<", "<=", ">", ">=", "and", "or");

    private CallText() {}

    static String of(String name, List<String> arguments, boolean distinct) {
        if (INFIX.contains(name) && arguments.size() == 2) {
            String operator = name.equals("div") ? name : name.toUpperCase(Locale.ROOT);
            return "(" + arguments.get(0) + " " + operator + " " + arguments.get(1) + ")";
        }
        return switch (name) {
            case "not" -> "(NOT " + arguments.get(0) + ")";
            case "<>" -> "(NOT (" + arguments.get(0) + " = " + arguments.get(1) + "))";
            case "like" -> arguments.get(0) + " LIKE " + arguments.get(1);
            case "rlike" -> "RLIKE(" + arguments.get(0) + ", " + arguments.get(1) + ")";
            case "||" -> "concat(" + String.join(", ", arguments) + ")";
            case "between" ->
                "((" + arguments.get(0) + " >= " + arguments.get(1) + ") AND (" + arguments.get(0) + " <= "
                        + arguments.get(2) + "))";
            case "~" -> "~" + arguments.get(0);
            case "negative" -> "(- " + arguments.get(0) + ")";
            case "isnull" -> "(" + arguments.get(0) + " IS NULL)";
            case "isnotnull" -> "(" + arguments.get(0) + " IS NOT NULL)";
            case "[]" -> arguments.get(0) + "[" + arguments.get(1) + "]";
            case "in" ->
                "(" + arguments.get(0) + " IN (" + String.join(", ", arguments.subList(1, arguments.size())) + "))";
            case "case" -> caseText(arguments);
            default -> name + "(" + (distinct ? "DISTINCT " : "") + String.join(", ", arguments) + ")";
        };
    }

    static String filter(@Nullable Expression filter) {
        return filter == null ? "" : " FILTER (WHERE " + filter.sql() + ")";
    }

    private static String caseText(List<String> arguments) {
        StringBuilder text = new StringBuilder("CASE");
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            text.append(" WHEN ").append(arguments.get(i)).append(" THEN ").append(arguments.get(i + 1));
        }
        if (arguments.size() % 2 == 1) {
            text.append(" ELSE ").append(arguments.get(arguments.size() - 1));
        }
        return text.append(" END").toString();
    }
}
