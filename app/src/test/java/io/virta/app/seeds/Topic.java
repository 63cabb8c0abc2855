package io.virta.app.seeds;

import io.virta.api.DataFrame;
import io.virta.api.VirtaSession;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import io.virta.testbroker.TestBroker;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A topic of one partition on a real broker, filled and read by queries. As a stream each record is an epoch of its own. */
final class Topic {
    private static final AtomicInteger LAST = new AtomicInteger();

    private final VirtaSession spark;
    private final String name;

    /** A new topic whose name starts so. */
    Topic(VirtaSession spark, String name) {
        this.spark = spark;
        this.name = name + "-" + LAST.incrementAndGet();
        TestBroker.shared().createTopic(this.name, 1);
    }

    String name() {
        return name;
    }

    static String servers() {
        return TestBroker.shared().bootstrapServers();
    }

    /** Adds a record. */
    Topic send(String key, String value) {
        spark.createDataFrame(List.of(Row.of(key, value)), SqlParser.parseSchema("key STRING, value STRING"))
                .write()
                .format("kafka")
                .option("kafka.bootstrap.servers", servers())
                .option("guarantee", "at-least-once")
                .option("topic", name)
                .mode("append")
                .save();
        return this;
    }

    DataFrame stream() {
        return spark.readStream()
                .format("kafka")
                .option("kafka.bootstrap.servers", servers())
                .option("subscribe", name)
                .option("startingOffsets", "earliest")
                .option("maxOffsetsPerTrigger", 1)
                .load();
    }

    /** The keys and values that are there, as text, in order. */
    List<Row> records() {
        return spark.read()
                .format("kafka")
                .option("kafka.bootstrap.servers", servers())
                .option("kafka.isolation.level", "read_committed")
                .option("subscribe", name)
                .load()
                .selectExpr("CAST(key AS STRING)", "CAST(value AS STRING)")
                .collectAsList();
    }
}
