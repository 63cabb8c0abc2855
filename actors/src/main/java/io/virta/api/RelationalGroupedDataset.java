package io.virta.api;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.Alias;
import io.virta.expression.Call;
import io.virta.expression.Expression;
import io.virta.expression.Literal;
import io.virta.plan.LogicalPlan;
import io.virta.types.AtomicType;
import io.virta.types.StructField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Groups of rows, to be aggregated; {@link DataFrame#groupBy} makes it. The result has the grouping columns, then the aggregates. Immutable. */
public final class RelationalGroupedDataset {
    private final DataFrame frame;
    private final Kind kind;
    private final List<Expression> groupings;
    private final @Nullable Pivot pivot;

    /** Which subtotals there are. */
    enum Kind {
        GROUP_BY,
        ROLLUP,
        CUBE
    }

    RelationalGroupedDataset(DataFrame frame, Kind kind, List<Expression> groupings) {
        this(frame, kind, groupings, null);
    }

    private RelationalGroupedDataset(DataFrame frame, Kind kind, List<Expression> groupings, @Nullable Pivot pivot) {
        this.frame = frame;
        this.kind = kind;
        this.pivot = pivot;
        this.groupings = List.copyOf(groupings);
    }

    /** These aggregates. */
    public DataFrame agg(Column aggregate, Column... aggregates) {
        List<Expression> all = new ArrayList<>();
        all.add(aggregate.expr());
        Arrays.stream(aggregates).map(Column::expr).forEach(all::add);
        return aggregate(all);
    }

    /** For each column the aggregate of this name. */
    public DataFrame agg(Map<String, String> aggregates) {
        List<Expression> all = new ArrayList<>();
        aggregates.forEach((column, function) -> all.add(Call.of(function, ColumnNames.expression(column))));
        return aggregate(all);
    }

    /** The number of rows, as {@code count}. */
    public DataFrame count() {
        return aggregate(List.of(new Alias(Call.of("count", new Literal(1, AtomicType.INT)), "count")));
    }

    /** The sums of these columns, of all numbers if none is named. */
    public DataFrame sum(String... columns) {
        return ofEach("sum", columns);
    }

    /** The means of these columns, of all numbers if none is named. */
    public DataFrame avg(String... columns) {
        return ofEach("avg", columns);
    }

    /** As {@link #avg}. */
    public DataFrame mean(String... columns) {
        return avg(columns);
    }

    /** The least values of these columns, of all numbers if none is named. */
    public DataFrame min(String... columns) {
        return ofEach("min", columns);
    }

    /** The greatest values of these columns, of all numbers if none is named. */
    public DataFrame max(String... columns) {
        return ofEach("max", columns);
    }

    /** Always refused: the values of the pivot column would have to be known before they come. */
    public RelationalGroupedDataset pivot(String column) {
        throw new VirtaException(
                ErrorCode.UNSUPPORTED_STREAMING_OPERATION,
                "pivot(\"" + column + "\") would have to know the values of the column before they come.",
                "Name them: pivot(\"" + column + "\", List.of(...)).");
    }

    /** A column for each of these values of a column and each aggregate, over the rows of a group that have the value; null where there are none. */
    public RelationalGroupedDataset pivot(String column, List<?> values) {
        return pivot(new Column(ColumnNames.expression(column)), values);
    }

    /** A column for each of these values of a column and each aggregate, over the rows of a group that have the value; null where there are none. */
    public RelationalGroupedDataset pivot(Column column, List<?> values) {
        if (kind != Kind.GROUP_BY || pivot != null) {
            throw new VirtaException(
                    ErrorCode.INVALID_QUERY,
                    "pivot(...) stands after " + (pivot == null ? "rollup or cube" : "another pivot") + ".",
                    "Call it once, right after groupBy(...).",
                    pivot == null ? "UNSUPPORTED_FEATURE.PIVOT_AFTER_GROUP_BY" : "REPEATED_PIVOT",
                    null);
        }
        return new RelationalGroupedDataset(frame, kind, groupings, Pivot.of(column, values));
    }

    private DataFrame ofEach(String function, String... columns) {
        List<String> names = columns.length > 0 ? Arrays.asList(columns) : numbers();
        List<Expression> aggregates = names.stream()
                .<Expression>map(name -> Call.of(function, ColumnNames.expression(name)))
                .toList();
        return aggregate(aggregates);
    }

    private List<String> numbers() {
        List<String> grouped = groupings.stream().map(Expression::sql).toList();
        return frame.schema().fields().stream()
                .filter(field -> field.dataType().isNumeric() && !grouped.contains(field.name()))
                .map(StructField::name)
                .map(name -> "`" + name.replace("`", "``") + "`")
                .toList();
    }

    private DataFrame aggregate(List<Expression> aggregates) {
        Pivot pivoted = pivot;
        if (pivoted != null) {
            return DataFrame.of(
                    frame.session(),
                    new LogicalPlan.Pivot(groupings, aggregates, pivoted.column, pivoted.values, frame.logicalPlan()));
        }
        List<Expression> output = new ArrayList<>(groupings);
        output.addAll(aggregates);
        List<Expression> sets = switch (kind) {
            case GROUP_BY -> groupings;
            case ROLLUP -> List.of(Call.of("rollup", groupings));
            case CUBE -> List.of(Call.of("cube", groupings));
        };
        return DataFrame.of(frame.session(), new LogicalPlan.Aggregate(sets, output, frame.logicalPlan()));
    }

    /** A column whose values become columns, by their names. */
    private record Pivot(Expression column, List<Alias> values) {
        static Pivot of(Column column, List<?> values) {
            return new Pivot(
                    column.expr(),
                    values.stream()
                            .map(value -> new Alias(Literals.expression(value), String.valueOf(value)))
                            .toList());
        }
    }
}
