package io.virta.connectors.testkit;

import io.virta.connector.ConnectorContext;
import io.virta.connector.SourceContext;
import io.virta.sql.SqlParser;
import io.virta.types.StructType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** A session in UTC with a clock that stands still until it is moved. */
public final class TestContext implements ConnectorContext {
    private final Map<Class<?>, Object> resources = new HashMap<>();
    private long millis = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();

    /** Moves the clock. */
    public void advanceMillis(long by) {
        millis += by;
    }

    @Override
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return Instant.ofEpochMilli(millis);
            }
        };
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public StructType schema(String ddl) {
        return SqlParser.parseSchema(ddl);
    }

    @Override
    public <T> T sessionResource(Class<T> type, Supplier<T> create) {
        return type.cast(resources.computeIfAbsent(type, missing -> create.get()));
    }

    /** What a run with so many readers hands to a source. */
    public SourceContext source(int parallelism, boolean streaming) {
        return new SourceContext(clock(), zone(), parallelism, streaming);
    }
}
