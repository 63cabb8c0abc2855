package io.virta.analysis;

import io.virta.function.FunctionRegistry;
import java.time.ZoneId;

/**
 * What a session knows that analysis needs.
 *
 * @param zone the session time zone
 * @param columnsFrom new columns get greater numbers: a session gives each analysis a range of its own, so that columns of two plans never share a number and
 *     may be compared in a join
 */
public record AnalysisContext(Catalog catalog, FunctionRegistry functions, ZoneId zone, long columnsFrom) {
    /** For plans that stand alone. */
    public AnalysisContext(Catalog catalog, FunctionRegistry functions, ZoneId zone) {
        this(catalog, functions, zone, 0);
    }
}
