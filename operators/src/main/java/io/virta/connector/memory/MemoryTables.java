package io.virta.connector.memory;

import io.virta.connector.OutputMode;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.types.StructType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The memory tables of a session, by the names of the queries that write them, without regard to case. Safe for use by several threads. */
public final class MemoryTables {
    private final TreeMap<String, MemoryTable> tables = new TreeMap<>();

    /** The table that a query of this name writes; that of an earlier run of it, with its rows, if schema and mode are the same. */
    public synchronized MemoryTable open(String queryName, StructType schema, OutputMode mode) {
        String key = queryName.toLowerCase(Locale.ROOT);
        MemoryTable table = tables.get(key);
        boolean replace = mode == OutputMode.COMPLETE;
        if (table == null || !table.schema().equals(schema) || table.isReplacedByEachEpoch() != replace) {
            table = new MemoryTable(schema, replace);
            tables.put(key, table);
        }
        return table;
    }

    /** The table of a query, or null. */
    public synchronized @Nullable MemoryTable find(String queryName) {
        return tables.get(queryName.toLowerCase(Locale.ROOT));
    }

    /** The table of a query; throws TABLE_OR_VIEW_NOT_FOUND if there is none. */
    public synchronized MemoryTable table(String queryName) {
        MemoryTable table = find(queryName);
        if (table == null) {
            throw new VirtaException(
                    ErrorCode.TABLE_OR_VIEW_NOT_FOUND,
                    "No query named '" + queryName + "' writes to memory.",
                    "Memory tables are: " + List.copyOf(tables.keySet()) + ".");
        }
        return table;
    }

    /** The names of all tables. */
    public synchronized Set<String> names() {
        return Set.copyOf(tables.keySet());
    }
}
