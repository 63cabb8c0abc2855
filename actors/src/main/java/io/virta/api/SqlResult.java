package io.virta.api;

import io.virta.api.streaming.StreamingQuery;
import org.jspecify.annotations.Nullable;

/**
 * What a statement of SQL came to.
 *
 * @param rows of a query, not read yet; null for other statements
 * @param query the streaming query that was started; null for other statements
 */
public record SqlResult(@Nullable DataFrame rows, @Nullable StreamingQuery query) {
    /** A statement that has done all it does. */
    static final SqlResult DONE = new SqlResult(null, null);
}
