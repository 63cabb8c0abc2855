package io.virta.analysis;

import io.virta.function.FunctionRegistry;
import java.time.ZoneId;

/**
 * What a session knows that analysis needs.
 *
 * @param zone the session time zone
 */
public record AnalysisContext(Catalog catalog, FunctionRegistry functions, ZoneId zone) {}
