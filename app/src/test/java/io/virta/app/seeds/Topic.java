package io.virta.app.seeds;

import io.virta.api.DataFrame;
import io.virta.api.VirtaSession;
import io.virta.connector.memory.MemoryStream;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A Kafka topic of one partition, with the columns that the Kafka source has. Each record is an epoch of its own. */
final class Topic {
    private final String name;
    private final MemoryStream records;
    private long offset;

    Topic(String name) {
        this.name = name;
        this.records = new MemoryStream(
                name,
                SqlParser.parseSchema("key BINARY, value BINARY, topic STRING, partition INT, offset BIGINT,"
                        + " timestamp TIMESTAMP, timestampType INT"));
    }

    /** Adds a record; its timestamp is the given one. */
    Topic send(String key, String value, Instant timestamp) {
        records.add(Row.of(bytes(key), bytes(value), name, 0, offset++, timestamp, 0));
        return this;
    }

    DataFrame stream(VirtaSession spark) {
        return spark.fromTable(records);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
