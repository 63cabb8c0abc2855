package io.virta.session;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.types.StructType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tables that queries write into by name. */
public final class TargetTables {
    private static final String MEMORY = "memory";

    private final SessionState session;

    /** The tables of a session. */
    public TargetTables(SessionState session) {
        this.session = session;
    }

    /** The definition of a table; throws TABLE_OR_VIEW_NOT_FOUND with those there are. */
    public TableDefinition existing(String name) {
        TableDefinition table = session.catalog().table(name);
        if (table == null) {
            throw new VirtaException(
                    ErrorCode.TABLE_OR_VIEW_NOT_FOUND,
                    "There is no table '" + name + "'.",
                    "Define it with CREATE TABLE, or create it with saveAsTable() or toTable(). There are "
                            + session.catalog().names() + ".");
        }
        return table;
    }

    /**
     * The table of a name, created in the warehouse if there is none.
     *
     * @param format what the user asks for, or null; must be the table's if there is one
     * @param options for a table that is created
     */
    public TableDefinition findOrCreate(
            String name,
            @Nullable String format,
            Map<String, String> options,
            StructType schema,
            List<String> partitionBy) {
        TableDefinition table = session.catalog().table(name);
        if (table == null) {
            String chosen = format == null ? session.conf().settings().tables().format() : format;
            session.connector(chosen);
            return session.catalog().create(new TableDefinition(name, chosen, options, schema, partitionBy));
        }
        if (format != null && !format.equalsIgnoreCase(table.format())) {
            throw new VirtaException(
                    ErrorCode.INVALID_OPTION,
                    "The table '" + name + "' has the format '" + table.format() + "', not '" + format + "'.",
                    "Leave out format(...), or write to another table.");
        }
        return table;
    }

    /**
     * Makes the rows of a memory sink a table of the query's name.
     *
     * @param schema the columns that were declared for it, or null
     */
    public void putMemoryTable(String format, String queryName, @Nullable StructType schema) {
        if (format.equalsIgnoreCase(MEMORY)) {
            session.catalog()
                    .redefine(
                            new TableDefinition(queryName, MEMORY, Map.of("queryName", queryName), schema, List.of()));
        }
    }
}
