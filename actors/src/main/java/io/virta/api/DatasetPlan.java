package io.virta.api;

import io.virta.connector.OutputMode;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.Alias;
import io.virta.expression.Expression;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanOutput;
import io.virta.types.StructType;
import java.util.List;
import java.util.Map;

/** The plan of a dataset, and what it tells: columns and types, names in SQL, how it runs. A part of {@link Dataset}. */
abstract class DatasetPlan {
    final LogicalPlan plan;
    private final VirtaSession session;

    DatasetPlan(VirtaSession session, LogicalPlan analysed) {
        this.session = session;
        this.plan = analysed;
    }

    /** The session it belongs to. */
    public VirtaSession session() {
        return session;
    }

    /** The analysed plan. */
    public LogicalPlan logicalPlan() {
        return plan;
    }

    /** The same rows without their type. */
    public abstract DataFrame toDF();

    /** The rows of another plan. */
    final DataFrame with(LogicalPlan changed) {
        return DataFrame.of(session, changed);
    }

    /** The columns with their types. */
    public StructType schema() {
        return PlanOutput.schema(plan);
    }

    /** The names of the columns. */
    public String[] columns() {
        return schema().fieldNames().toArray(String[]::new);
    }

    /** The names of the columns with their types as text. */
    public List<Map.Entry<String, String>> dtypes() {
        return schema().fields().stream()
                .map(field -> Map.entry(field.name(), field.dataType().catalogString()))
                .toList();
    }

    /** Prints the schema as a tree to standard output. */
    public void printSchema() {
        System.out.println(schema().treeString());
    }

    /** Whether it reads a stream, so that its rows have no end. */
    public boolean isStreaming() {
        return plan.isStreaming();
    }

    /** A column of this DataFrame, or a field of one; after a join it still means the column of this side. */
    public Column col(String name) {
        LogicalPlan selected =
                session.state().analyze(new LogicalPlan.Project(List.of(ColumnNames.expression(name)), plan));
        Expression expression = ((LogicalPlan.Project) selected).expressions().get(0);
        return new Column(expression instanceof Alias alias ? alias.child() : expression);
    }

    /** As {@link #col}. */
    public Column apply(String name) {
        return col(name);
    }

    /** Gives it a name in SQL, for the life of the session; a view of that name is replaced. */
    public void createOrReplaceTempView(String name) {
        session.state().catalog().putView(name, plan);
    }

    /** Gives it a name in SQL, for the life of the session; throws INVALID_QUERY if there is a view of that name. */
    public void createTempView(String name) {
        if (session.state().catalog().views().stream().anyMatch(name::equalsIgnoreCase)) {
            throw new VirtaException(
                    ErrorCode.INVALID_QUERY,
                    "There is already a view '" + name + "'.",
                    "Call createOrReplaceTempView, or choose another name.");
        }
        createOrReplaceTempView(name);
    }

    /** Prints the physical plan to standard output. */
    public void explain() {
        explain(false);
    }

    /** Prints the physical plan, and the logical ones before it if {@code extended}, to standard output. */
    public void explain(boolean extended) {
        System.out.println(new PlanExplanation(session.state(), plan, OutputMode.APPEND).text(extended));
    }
}
