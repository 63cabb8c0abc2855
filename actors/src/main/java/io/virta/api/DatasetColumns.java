package io.virta.api;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.Alias;
import io.virta.expression.Expression;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanOutput;
import io.virta.sql.SqlParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Columns of a dataset chosen, added, renamed and dropped. A part of {@link Dataset}. */
abstract class DatasetColumns extends DatasetPlan {
    DatasetColumns(VirtaSession session, LogicalPlan analysed) {
        super(session, analysed);
    }

    /** These columns. */
    public DataFrame select(Column... columns) {
        return with(new LogicalPlan.Project(ColumnNames.expressions(columns), plan));
    }

    /** These columns. */
    public DataFrame select(String column, String... columns) {
        return with(new LogicalPlan.Project(ColumnNames.expressions(column, columns), plan));
    }

    /** The values of these SQL expressions. */
    public DataFrame selectExpr(String... expressions) {
        return with(new LogicalPlan.Project(
                Arrays.stream(expressions).map(SqlParser::parseExpression).toList(), plan));
    }

    /** One more column, or another value for the column of this name. */
    public DataFrame withColumn(String name, Column column) {
        return with(new LogicalPlan.WithColumns(List.of(new Alias(column.expr(), name)), plan));
    }

    /** Several columns added or replaced; none sees the others' new values. */
    public DataFrame withColumns(Map<String, Column> columns) {
        List<Alias> aliases = new ArrayList<>();
        columns.forEach((name, column) -> aliases.add(new Alias(column.expr(), name)));
        return with(new LogicalPlan.WithColumns(aliases, plan));
    }

    /** Another name for a column; nothing changes if there is none of this name. */
    public DataFrame withColumnRenamed(String from, String to) {
        return with(new LogicalPlan.RenameColumn(from, to, plan));
    }

    /** Other names for columns. */
    public DataFrame withColumnsRenamed(Map<String, String> names) {
        DataFrame renamed = toDF();
        for (Map.Entry<String, String> name : names.entrySet()) {
            renamed = renamed.withColumnRenamed(name.getKey(), name.getValue());
        }
        return renamed;
    }

    /** Other names for all columns. */
    public DataFrame toDF(String... names) {
        List<String> before = schema().fieldNames();
        if (before.size() != names.length) {
            throw new VirtaException(
                    ErrorCode.INVALID_QUERY,
                    "toDF got " + names.length + " names for " + before.size() + " columns.",
                    "The columns are " + before + ".");
        }
        List<Expression> renamed = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            renamed.add(new Alias(PlanOutput.of(plan).get(i), names[i]));
        }
        return with(new LogicalPlan.Project(renamed, plan));
    }

    /** All columns but these; unknown names are ignored. */
    public DataFrame drop(String... names) {
        return with(new LogicalPlan.DropColumns(Arrays.asList(names), plan));
    }

    /** All columns but this one. */
    public DataFrame drop(Column column) {
        List<Expression> kept = new ArrayList<>();
        for (Expression candidate : PlanOutput.of(plan)) {
            if (!candidate.equals(column.expr())
                    && !candidate.sql().equals(column.expr().sql())) {
                kept.add(candidate);
            }
        }
        return with(new LogicalPlan.Project(kept, plan));
    }

    /** Nulls dropped or filled. */
    public DataFrameNaFunctions na() {
        return new DataFrameNaFunctions(toDF());
    }
}
