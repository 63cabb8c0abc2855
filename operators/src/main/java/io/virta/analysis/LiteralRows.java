package io.virta.analysis;

import io.virta.expression.Alias;
import io.virta.expression.Expression;
import io.virta.expression.ExpressionTypes;
import io.virta.plan.LogicalPlan;
import io.virta.types.CommonType;
import io.virta.types.DataType;
import java.util.ArrayList;
import java.util.List;

/** {@code VALUES}: each row becomes a projection of one row without columns, all of them a union. */
final class LiteralRows {
    private LiteralRows() {}

    static LogicalPlan resolve(LogicalPlan.Values values, PlanResolver resolver) {
        ExpressionResolver expressions = resolver.over(new LogicalPlan.OneRow());
        List<List<Expression>> rows = values.rows().stream()
                .map(row -> row.stream().map(expressions::resolve).toList())
                .toList();
        int width = rows.get(0).size();
        if (rows.stream().anyMatch(row -> row.size() != width)) {
            throw AnalysisErrors.invalid(
                    "INVALID_INLINE_TABLE.NUM_COLUMNS_MISMATCH",
                    "The rows of VALUES have different numbers of columns.",
                    "Give every row " + width + " values, as the first has.");
        }
        List<DataType> types = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            types.add(type(rows, column));
        }
        List<LogicalPlan> projections = new ArrayList<>();
        for (List<Expression> row : rows) {
            projections.add(projection(row, types, values.names(), resolver.ids));
        }
        return projections.size() == 1 ? projections.get(0) : new LogicalPlan.Union(projections, false, false);
    }

    private static DataType type(List<List<Expression>> rows, int column) {
        DataType type = CommonType.ofAll(rows.stream()
                .map(row -> ExpressionTypes.typeOf(row.get(column)))
                .toList());
        if (type == null) {
            throw AnalysisErrors.invalid(
                    "INVALID_INLINE_TABLE.INCOMPATIBLE_TYPES_IN_INLINE_TABLE",
                    "Column " + (column + 1) + " of VALUES has values of different types.",
                    "Cast them to one type.");
        }
        return type;
    }

    private static LogicalPlan projection(List<Expression> row, List<DataType> types, List<String> names, Ids ids) {
        List<Expression> items = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            String name = i < names.size() ? names.get(i) : "col" + (i + 1);
            items.add(new Alias(CallResolver.implicitCast(row.get(i), types.get(i)), List.of(name), ids.next()));
        }
        return new LogicalPlan.Project(items, new LogicalPlan.OneRow());
    }
}
