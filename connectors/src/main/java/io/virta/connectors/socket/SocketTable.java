package io.virta.connectors.socket;

import io.virta.connector.SourceScan;
import io.virta.connector.SourceTable;
import io.virta.expression.Expression;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.util.List;

/** The lines of a server: {@code value}, and {@code timestamp} if asked for. */
record SocketTable(String host, int port, boolean includeTimestamp) implements SourceTable {
    static StructType schema(boolean includeTimestamp) {
        StructType value = new StructType().add("value", AtomicType.STRING);
        return includeTimestamp ? value.add("timestamp", AtomicType.TIMESTAMP) : value;
    }

    @Override
    public String description() {
        return "TextSocketSource[host=" + host + ", port=" + port + "]";
    }

    @Override
    public String identity() {
        return "socket:" + host + ":" + port + ":" + includeTimestamp;
    }

    @Override
    public StructType schema() {
        return schema(includeTimestamp);
    }

    @Override
    public boolean isReplayable() {
        return false;
    }

    @Override
    public SourceScan scan(List<Integer> columns, List<Expression> filters) {
        return new SocketScan(host, port, schema(), List.copyOf(columns));
    }
}
