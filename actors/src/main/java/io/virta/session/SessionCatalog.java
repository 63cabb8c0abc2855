package io.virta.session;

import io.virta.analysis.Catalog;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.plan.LogicalPlan;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Tables and views by name, whatever the case. A name means the session's view first, then its table, then a table of the warehouse. A name of several parts, {@code catalog.schema.table}, is one name
 * with dots in it. Safe for several threads.
 */
public final class SessionCatalog implements Catalog {
    private final Map<String, LogicalPlan> views = new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, TableDefinition> tables = new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
    private final SessionConf conf;
    private final Sources sources;

    SessionCatalog(SessionConf conf, Sources sources) {
        this.conf = conf;
        this.sources = sources;
    }

    @Override
    public @Nullable LogicalPlan find(List<String> name, boolean streaming) {
        String joined = String.join(".", name);
        LogicalPlan view = views.get(joined);
        if (view != null) {
            return view;
        }
        TableDefinition table = table(joined);
        return table == null ? null : sources.open(table, streaming);
    }

    @Override
    public List<String> names() {
        TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(views.keySet());
        names.addAll(tables.keySet());
        names.addAll(warehouse().names());
        return List.copyOf(names);
    }

    /** The names of the session's views. */
    public List<String> views() {
        return List.copyOf(views.keySet());
    }

    /** The definition of a table, or null. */
    public @Nullable TableDefinition table(String name) {
        TableDefinition table = tables.get(name);
        return table == null ? warehouse().find(name) : table;
    }

    /** Gives an analysed plan a name; a view of that name is replaced. */
    public void putView(String name, LogicalPlan analysed) {
        views.put(name, analysed);
    }

    /** Forgets a view; false if there is none of this name. */
    public boolean dropView(String name) {
        return views.remove(name) != null;
    }

    /** Defines a table for the life of the session. Throws INVALID_QUERY if there is one of this name, unless {@code ifNotExists}. */
    public void define(TableDefinition table, boolean ifNotExists) {
        TableDefinition before = tables.putIfAbsent(table.name(), table);
        if (before != null && !ifNotExists) {
            throw new VirtaException(
                    ErrorCode.INVALID_QUERY,
                    "There is already a table '" + table.name() + "'.",
                    "Choose another name, or write CREATE TABLE IF NOT EXISTS.");
        }
    }

    /** Defines a table for the life of the session, in place of one of that name. */
    void redefine(TableDefinition table) {
        tables.put(table.name(), table);
    }

    /** Makes a table of files in the warehouse. */
    TableDefinition create(TableDefinition table) {
        return warehouse().create(table);
    }

    private Warehouse warehouse() {
        return new Warehouse(conf.settings().tables().warehouse());
    }
}
