package io.virta.connectors.socket;

import com.google.auto.service.AutoService;
import io.virta.connector.Connector;
import io.virta.connector.ConnectorContext;
import io.virta.connector.OptionSpec;
import io.virta.connector.Options;
import io.virta.connector.SourceTable;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.types.StructType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines from a TCP server, one connection a run. */
@AutoService(Connector.class)
public final class SocketConnector implements Connector {
    @Override
    public String format() {
        return "socket";
    }

    @Override
    public boolean streamsOnly() {
        return true;
    }

    @Override
    public List<OptionSpec> sourceOptions() {
        return List.of(
                new OptionSpec("host", "The server's host."),
                new OptionSpec("port", "The server's port, 1 to 65535."),
                new OptionSpec("includeTimestamp", "false", "Whether to add the time at which a line came."));
    }

    @Override
    public SourceTable source(
            Options options, @Nullable StructType schema, boolean streaming, ConnectorContext context) {
        String host = options.required("host", format());
        options.required("port", format());
        int port = (int) options.number("port", 0, 1, 65_535);
        boolean includeTimestamp = options.flag("includeTimestamp", false);
        if (schema != null) {
            throw new VirtaException(
                    ErrorCode.INVALID_SCHEMA,
                    "Format 'socket' has a schema of its own.",
                    "Leave the schema out; it is: "
                            + SocketTable.schema(includeTimestamp).toDDL() + ".");
        }
        if (!streaming) {
            throw new VirtaException(
                    ErrorCode.INVALID_QUERY,
                    "Format 'socket' can be read as a stream only.",
                    "Use readStream(), or FROM STREAM in SQL.");
        }
        return new SocketTable(host, port, includeTimestamp);
    }
}
