package io.virta.function;

import io.virta.analysis.AnalysisContext;
import io.virta.analysis.Analyzer;
import io.virta.analysis.Catalog;
import io.virta.batch.Batch;
import io.virta.batch.BytesColumn;
import io.virta.batch.Column;
import io.virta.evaluation.ExpressionCompiler;
import io.virta.expression.Cast;
import io.virta.expression.EvaluationContext;
import io.virta.expression.Expression;
import io.virta.plan.LogicalPlan;
import io.virta.sql.SqlParser;
import io.virta.types.AtomicType;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses, analyses, compiles and evaluates SQL expressions without input. */
public final class SqlExpressions {
    private static final Batch ONE_ROW = Batch.of(1);

    private SqlExpressions() {}

    /** The value of an expression as a cast to string prints it, {@code NULL} for null, in a session time zone. */
    public static String evaluate(String sql, ZoneId zone) {
        LogicalPlan plan = Analyzer.analyze(
                SqlParser.parseQuery("SELECT " + sql),
                new AnalysisContext(new NoTables(), FunctionRegistry.builtIn(), zone));
        Expression expression = ((LogicalPlan.Project) plan).expressions().get(0);
        EvaluationContext context = new EvaluationContext(zone, 1_700_000_000_000_000L, 3, 42, 0);
        Column column = ExpressionCompiler.compile(new Cast(expression, AtomicType.STRING), List.of())
                .evaluate(ONE_ROW, context);
        return column.isNull(0) ? "NULL" : ((BytesColumn) column.flatten()).string(0);
    }

    private static final class NoTables implements Catalog {
        @Override
        public @Nullable LogicalPlan find(List<String> name, boolean streaming) {
            return null;
        }

        @Override
        public List<String> names() {
            return List.of();
        }
    }
}
