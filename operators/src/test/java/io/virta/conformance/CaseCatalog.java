package io.virta.conformance;

import io.virta.analysis.AnalysisContext;
import io.virta.analysis.Analyzer;
import io.virta.analysis.Catalog;
import io.virta.analysis.Relations;
import io.virta.connector.SourceTable;
import io.virta.expression.Expression;
import io.virta.expression.IntervalText;
import io.virta.expression.SourcePosition;
import io.virta.expression.UnresolvedColumn;
import io.virta.function.FunctionRegistry;
import io.virta.plan.LogicalPlan;
import io.virta.sql.SqlParser;
import io.virta.types.StructType;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The tables and views of a case. */
public final class CaseCatalog implements Catalog {
    private final Map<String, LogicalPlan> plans = new HashMap<>();

    /**
     * The names of a case.
     *
     * @param table makes the table of a stream or static table, by its name and schema
     */
    public CaseCatalog(ConformanceCase test, BiFunction<String, StructType, SourceTable> table) {
        test.sources().forEach((name, source) -> {
            StructType schema = SqlParser.parseSchema((String) source.get("schema"));
            add(name, watermarked(source, Relations.scan(table.apply(name, schema), true)));
        });
        test.statics().forEach((name, source) -> {
            StructType schema = SqlParser.parseSchema((String) source.get("schema"));
            add(name, Relations.scan(table.apply(name, schema), false));
        });
        test.views().forEach(view -> add((String) view.get("name"), view(view)));
    }

    /** What analysis of the case's query needs. */
    public AnalysisContext context() {
        return new AnalysisContext(this, FunctionRegistry.builtIn(), ZoneOffset.UTC);
    }

    /** The analysed plan of a query. */
    public LogicalPlan analyze(String sql) {
        return Analyzer.analyze(SqlParser.parseQuery(sql), context());
    }

    @Override
    public @Nullable LogicalPlan find(List<String> name, boolean streaming) {
        return plans.get(name.get(name.size() - 1).toLowerCase(Locale.ROOT));
    }

    @Override
    public List<String> names() {
        return List.copyOf(plans.keySet());
    }

    private void add(String name, LogicalPlan plan) {
        plans.put(name.toLowerCase(Locale.ROOT), Analyzer.analyze(plan, context()));
    }

    private LogicalPlan view(Map<String, Object> view) {
        if (view.get("sql") instanceof String sql) {
            return SqlParser.parseQuery(sql);
        }
        LogicalPlan from =
                new LogicalPlan.UnresolvedTable(List.of((String) view.get("from")), false, SourcePosition.UNKNOWN);
        if (view.containsKey("withWatermark")) {
            return watermarked(Map.of("watermark", view.get("withWatermark")), from);
        }
        boolean within = view.containsKey("dropDuplicatesWithinWatermark");
        return new LogicalPlan.Deduplicate(
                columns(view.get(within ? "dropDuplicatesWithinWatermark" : "dropDuplicates")), within, from);
    }

    @SuppressWarnings("unchecked")
    private static LogicalPlan watermarked(Map<String, Object> source, LogicalPlan plan) {
        Map<String, String> watermark = (Map<String, String>) source.get("watermark");
        return watermark == null
                ? plan
                : new LogicalPlan.WithWatermark(
                        column(watermark.get("column")), IntervalText.parse(watermark.get("delay")), plan);
    }

    @SuppressWarnings("unchecked")
    private static List<Expression> columns(Object names) {
        List<Expression> columns = new ArrayList<>();
        ((List<String>) names).forEach(name -> columns.add(column(name)));
        return columns;
    }

    private static Expression column(String name) {
        return new UnresolvedColumn(List.of(name), SourcePosition.UNKNOWN);
    }
}
