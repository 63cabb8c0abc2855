package io.virta.api;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.Call;
import io.virta.expression.Cast;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.plan.PlanOutput;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What to do with nulls; {@link DataFrame#na()} makes it. Immutable. */
public final class DataFrameNaFunctions {
    private final DataFrame frame;

    DataFrameNaFunctions(DataFrame frame) {
        this.frame = frame;
    }

    /** The rows without any null. */
    public DataFrame drop() {
        return drop("any");
    }

    /** The rows without any null, or ({@code "all"}) with at least one value. */
    public DataFrame drop(String how) {
        return drop(how, frame.columns());
    }

    /** The rows without a null in these columns. */
    public DataFrame drop(String[] columns) {
        return drop("any", columns);
    }

    /** The rows without any null, or with at least one value, in these columns. */
    public DataFrame drop(String how, String[] columns) {
        String connective = switch (how.toLowerCase(Locale.ROOT)) {
            case "any" -> "and";
            case "all" -> "or";
            default ->
                throw new VirtaException(
                        ErrorCode.INVALID_OPTION, "na().drop() cannot be '" + how + "'.", "It is any or all.");
        };
        Expression condition = null;
        for (String column : columns) {
            Expression present = Call.of("isnotnull", ColumnNames.exact(column));
            condition = condition == null ? present : Call.of(connective, condition, present);
        }
        return condition == null ? frame : frame.filter(new Column(condition));
    }

    /** This value for nulls in all columns of its kind: numbers, strings or booleans. */
    public DataFrame fill(Object value) {
        return fill(value, frame.columns());
    }

    /** This value for nulls in those of these columns that are of its kind. */
    public DataFrame fill(Object value, String[] columns) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (ColumnRef column : PlanOutput.of(frame.logicalPlan())) {
            if (Arrays.stream(columns).anyMatch(column.name()::equalsIgnoreCase) && suits(value, column.type())) {
                values.put(column.name(), value);
            }
        }
        return fill(values);
    }

    /** For each column the value in place of nulls. */
    public DataFrame fill(Map<String, ?> values) {
        List<String> names = new ArrayList<>(values.keySet());
        DataFrame filled = frame;
        for (String name : names) {
            Column column = frame.col("`" + name.replace("`", "``") + "`");
            DataType type = ((ColumnRef) column.expr()).type();
            Expression value = new Cast(functions.lit(values.get(name)).expr(), type);
            filled = filled.withColumn(name, new Column(Call.of("coalesce", column.expr(), value)));
        }
        return filled;
    }

    private static boolean suits(Object value, DataType type) {
        if (value instanceof Boolean) {
            return type == AtomicType.BOOLEAN;
        }
        return value instanceof Number ? type.isNumeric() : type == AtomicType.STRING;
    }
}
