package io.virta.connector;

import io.virta.types.StructType;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Supplier;

/** What a session hands to its connectors. Safe for use by several threads. */
public interface ConnectorContext {
    /** The clock; readers of wall-clock sources (rate) take the time from here, so that tests can set it. */
    Clock clock();

    /** The session time zone. */
    ZoneId zone();

    /** The columns that a text means, such as {@code "ts TIMESTAMP, word STRING"}; reads what {@link StructType#toDDL} writes. Throws PARSE_SYNTAX_ERROR. */
    StructType schema(String ddl);

    /** An object that lives as long as the session and is shared by all of its connectors, such as the tables of the memory sink. */
    <T> T sessionResource(Class<T> type, Supplier<T> create);
}
