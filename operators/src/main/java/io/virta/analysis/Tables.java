package io.virta.analysis;

import io.virta.plan.LogicalPlan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables, views and common table expressions that names in FROM mean. A second mention of one has columns of its own. */
final class Tables {
    private static final int DEEPEST_VIEW = 100;

    private final Catalog catalog;
    private final Ids ids;
    private final Deque<Map<String, LogicalPlan>> definitions = new ArrayDeque<>();
    private final List<LogicalPlan> mentioned = new ArrayList<>();
    private int viewDepth;

    Tables(Catalog catalog, Ids ids) {
        this.catalog = catalog;
        this.ids = ids;
    }

    LogicalPlan find(LogicalPlan.UnresolvedTable table, PlanResolver resolver) {
        String name = table.name().get(table.name().size() - 1);
        LogicalPlan found = table.name().size() == 1 ? definition(name) : null;
        if (found == null) {
            LogicalPlan stored = catalog.find(table.name(), table.streaming());
            if (stored == null) {
                throw AnalysisErrors.tableNotFound(table.name(), catalog.names(), table.position());
            }
            found = view(stored, resolver);
        }
        return new LogicalPlan.SubqueryAlias(name, List.of(), withOwnColumns(found));
    }

    /** Common table expressions, each seen by those after it, and the query over them. */
    LogicalPlan with(LogicalPlan.With with, PlanResolver resolver) {
        Map<String, LogicalPlan> names = new HashMap<>();
        definitions.push(names);
        for (LogicalPlan.SubqueryAlias definition : with.definitions()) {
            LogicalPlan resolved = resolver.resolve(definition);
            names.put(definition.alias().toLowerCase(Locale.ROOT), ((LogicalPlan.SubqueryAlias) resolved).child());
        }
        LogicalPlan resolved = resolver.resolve(with.child());
        definitions.pop();
        return resolved;
    }

    private LogicalPlan view(LogicalPlan stored, PlanResolver resolver) {
        if (++viewDepth > DEEPEST_VIEW) {
            throw AnalysisErrors.invalid(
                    "RECURSIVE_VIEW", "A view reads itself.", "Give the new view another name than the one it reads.");
        }
        ids.reserve(stored);
        Deque<Map<String, LogicalPlan>> around = new ArrayDeque<>(definitions);
        definitions.clear();
        LogicalPlan resolved = resolver.resolve(stored);
        definitions.addAll(around);
        viewDepth--;
        return resolved;
    }

    private LogicalPlan withOwnColumns(LogicalPlan plan) {
        LogicalPlan own = mentioned.stream().anyMatch(other -> Ids.overlap(other, plan)) ? ids.renumber(plan) : plan;
        mentioned.add(own);
        return own;
    }

    private @org.jspecify.annotations.Nullable LogicalPlan definition(String name) {
        for (Map<String, LogicalPlan> names : definitions) {
            LogicalPlan found = names.get(name.toLowerCase(Locale.ROOT));
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
