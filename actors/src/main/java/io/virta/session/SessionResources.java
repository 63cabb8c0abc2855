package io.virta.session;

import io.virta.connector.ConnectorContext;
import io.virta.sql.SqlParser;
import io.virta.types.StructType;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a session hands to its connectors. Objects that they share and that can be closed are closed with the session, the last one first. Safe for several threads. */
final class SessionResources implements ConnectorContext, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionResources.class);

    private final SessionConf conf;
    private final Clock clock;
    private final Map<Class<?>, Object> shared = new LinkedHashMap<>();

    SessionResources(SessionConf conf, Clock clock) {
        this.conf = conf;
        this.clock = clock;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public ZoneId zone() {
        return conf.settings().timeZone();
    }

    @Override
    public StructType schema(String ddl) {
        return SqlParser.parseSchema(ddl);
    }

    @Override
    public <T> T sessionResource(Class<T> type, Supplier<T> create) {
        synchronized (shared) {
            Object found = shared.get(type);
            if (found == null) {
                found = create.get();
                shared.put(type, found);
            }
            return type.cast(found);
        }
    }

    @Override
    public void close() {
        synchronized (shared) {
            Object[] last = shared.values().toArray();
            for (int i = last.length - 1; i >= 0; i--) {
                if (last[i] instanceof AutoCloseable closeable) {
                    close(closeable);
                }
            }
            shared.clear();
        }
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.warn("{} did not close.", closeable, e);
        }
    }
}
