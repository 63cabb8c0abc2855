package io.virta.analysis;

import io.virta.conformance.NamedTable;
import io.virta.function.FunctionRegistry;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanOutput;
import io.virta.sql.SqlParser;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tables for tests: the streams {@code events} and {@code clicks}, the static tables {@code dim} and {@code nums}, and views added by the test. */
public final class TestCatalog implements Catalog {
    private final Map<String, LogicalPlan> plans = new HashMap<>();

    public TestCatalog() {
        table("events", "ts TIMESTAMP, k STRING, v INT, s STRUCT<x: INT, y: STRING>, m MAP<STRING, INT>", true);
        table("clicks", "ts TIMESTAMP, k STRING, w BIGINT", true);
        table("dim", "k STRING, label STRING", false);
        table("nums", "a INT, b BIGINT, c DECIMAL(10,2), d DOUBLE", false);
        view("events_w", "SELECT * FROM events WATERMARK ts DELAY OF INTERVAL 10 MINUTES");
        view("clicks_w", "SELECT * FROM clicks WATERMARK ts DELAY OF INTERVAL 10 MINUTES");
    }

    public TestCatalog view(String name, String sql) {
        plans.put(name, analyze(sql));
        return this;
    }

    public LogicalPlan analyze(String sql) {
        return analyze(SqlParser.parseQuery(sql));
    }

    public LogicalPlan analyze(LogicalPlan plan) {
        return Analyzer.analyze(plan, context());
    }

    /** Names and types of the result: {@code k string, n bigint}. */
    public String schema(String sql) {
        return PlanOutput.of(analyze(sql)).stream()
                .map(column -> column.name() + " " + column.type().catalogString())
                .collect(Collectors.joining(", "));
    }

    public AnalysisContext context() {
        return new AnalysisContext(this, FunctionRegistry.builtIn(), ZoneOffset.UTC);
    }

    @Override
    public @Nullable LogicalPlan find(List<String> name, boolean streaming) {
        return plans.get(name.get(name.size() - 1).toLowerCase(Locale.ROOT));
    }

    @Override
    public List<String> names() {
        return plans.keySet().stream().sorted().toList();
    }

    private void table(String name, String schema, boolean streaming) {
        plans.put(name, Relations.scan(new NamedTable(name, SqlParser.parseSchema(schema)), streaming));
    }
}
