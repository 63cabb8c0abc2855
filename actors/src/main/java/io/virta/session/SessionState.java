package io.virta.session;

import com.typesafe.config.Config;
import io.virta.analysis.AnalysisContext;
import io.virta.analysis.Analyzer;
import io.virta.connector.Connector;
import io.virta.connector.ConnectorContext;
import io.virta.connector.OutputMode;
import io.virta.function.FunctionRegistry;
import io.virta.function.SqlFunction;
import io.virta.optimizer.Optimizer;
import io.virta.plan.LogicalPlan;
import io.virta.planner.Planner;
import io.virta.planner.PlannerSettings;
import io.virta.planner.QueryPlan;
import java.time.Clock;
import java.time.ZoneId;

/** What a session knows: settings, functions, connectors, tables and views; and the way from a logical plan to one that runs. Safe for several threads. */
public final class SessionState implements AutoCloseable {
    private final SessionConf conf;
    private final Clock clock;
    private final Connectors connectors = Connectors.load();
    private final SessionResources resources;
    private final Sources sources;
    private final SessionCatalog catalog;
    private FunctionRegistry functions = FunctionRegistry.builtIn();

    /** A session over a configuration with all defaults merged in. */
    public SessionState(Config config, Clock clock) {
        this.conf = new SessionConf(config);
        this.clock = clock;
        this.resources = new SessionResources(conf, clock);
        this.sources = new Sources(connectors, resources);
        this.catalog = new SessionCatalog(conf, sources);
    }

    /** The settings. */
    public SessionConf conf() {
        return conf;
    }

    /** Tables and views. */
    public SessionCatalog catalog() {
        return catalog;
    }

    /** Sources by format. */
    public Sources sources() {
        return sources;
    }

    /** What connectors get. */
    public ConnectorContext connectorContext() {
        return resources;
    }

    /** The connector of a format; throws UNKNOWN_FORMAT. */
    public Connector connector(String format) {
        return connectors.find(format);
    }

    /** The clock of epochs and triggers. */
    public Clock clock() {
        return clock;
    }

    /** The session time zone. */
    public ZoneId zone() {
        return conf.settings().timeZone();
    }

    /** Adds a function, or gives its name a new meaning. */
    public synchronized void register(SqlFunction function) {
        functions = functions.with(function);
    }

    private synchronized FunctionRegistry functions() {
        return functions;
    }

    /** Resolves names and types; throws what is wrong with the query. */
    public LogicalPlan analyze(LogicalPlan plan) {
        return Analyzer.analyze(plan, new AnalysisContext(catalog, functions(), zone(), sources.newColumns()));
    }

    /** The analysed plan in the form in which it runs. */
    public LogicalPlan optimize(LogicalPlan analysed) {
        return Optimizer.optimize(analysed);
    }

    /** The physical plan of an analysed one. The mode counts for streams only. */
    public QueryPlan plan(LogicalPlan analysed, OutputMode mode) {
        return Planner.plan(optimize(analysed), mode, new PlannerSettings(zone()));
    }

    @Override
    public void close() {
        resources.close();
    }
}
