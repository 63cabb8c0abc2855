package io.virta.api;

import io.virta.session.SessionCatalog;
import java.util.List;

/** The tables and views of a session by name. Safe for several threads. */
public final class Catalog {
    private final SessionCatalog catalog;

    Catalog(SessionCatalog catalog) {
        this.catalog = catalog;
    }

    /** The names of all tables and views, sorted. */
    public List<String> listTables() {
        return catalog.names();
    }

    /** Whether there is a table or view of this name. */
    public boolean tableExists(String name) {
        return catalog.names().stream().anyMatch(name::equalsIgnoreCase);
    }

    /** Forgets a view; false if there is none of this name. */
    public boolean dropTempView(String name) {
        return catalog.dropView(name);
    }
}
