package io.virta.session;

import io.virta.connector.Connector;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The connectors on the class path, by format. Immutable. */
public final class Connectors {
    private final Map<String, Connector> byFormat;

    private Connectors(Map<String, Connector> byFormat) {
        this.byFormat = byFormat;
    }

    /** All that service loading finds, with this class's loader or the thread's. */
    public static Connectors load() {
        Map<String, Connector> found = new TreeMap<>();
        ServiceLoader.load(Connector.class, Connectors.class.getClassLoader())
                .forEach(connector -> found.put(connector.format(), connector));
        ServiceLoader.load(Connector.class).forEach(connector -> found.putIfAbsent(connector.format(), connector));
        return new Connectors(found);
    }

    /** The connector of a format, whatever the case; throws UNKNOWN_FORMAT with the known ones. */
    public Connector find(String format) {
        Connector connector = byFormat.get(format.toLowerCase(Locale.ROOT));
        if (connector == null) {
            throw new VirtaException(
                    ErrorCode.UNKNOWN_FORMAT,
                    "There is no format '" + format + "'.",
                    "The class path has " + String.join(", ", byFormat.keySet())
                            + "; a further one comes with the library of its connector.");
        }
        return connector;
    }
}
