package io.virta.nexmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.virta.api.VirtaSession;
import io.virta.api.streaming.StreamingQuery;
import io.virta.connector.memory.MemoryStream;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import io.virta.types.StructType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The queries of Nexmark as streaming queries: their final result is that of the batch run over the same rows. */
@Timeout(60)
class NexmarkTest {
    private static final int EVENTS = 1000;
    private static final int EPOCHS = 5;
    private static final Pattern MODE = Pattern.compile("Mode: (\\w+)");
    private static final Marketplace MARKET = Marketplace.of(7, EVENTS);

    private static VirtaSession streaming;
    private static VirtaSession batch;

    @BeforeAll
    static void start() {
        streaming = session();
        addStream("person", Marketplace.PERSON, MARKET.persons());
        addStream("auction", Marketplace.AUCTION, MARKET.auctions());
        addStream("bid", Marketplace.BID, MARKET.bids());
        batch = session();
        batch.createDataFrame(MARKET.persons(), Marketplace.PERSON).createOrReplaceTempView("person");
        batch.createDataFrame(MARKET.auctions(), Marketplace.AUCTION).createOrReplaceTempView("auction");
        batch.createDataFrame(MARKET.bids(), Marketplace.BID).createOrReplaceTempView("bid");
        List<Row> side = IntStream.range(0, 10)
                .mapToObj(key -> Row.of((long) key, "value " + key))
                .toList();
        for (VirtaSession session : List.of(streaming, batch)) {
            session.createDataFrame(side, SqlParser.parseSchema("key BIGINT, value STRING"))
                    .createOrReplaceTempView("side_input");
        }
    }

    private static VirtaSession session() {
        return VirtaSession.builder()
                .config(ConfigFactory.empty())
                .config("virta.session.time-zone", "UTC")
                .create();
    }

    private static void addStream(String name, StructType schema, List<Row> rows) {
        MemoryStream stream = new MemoryStream(name, schema);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            stream.add(rows.subList(rows.size() * epoch / EPOCHS, rows.size() * (epoch + 1) / EPOCHS));
        }
        streaming.fromTable(stream).createOrReplaceTempView(name);
    }

    @AfterAll
    static void stop() {
        streaming.stop();
        batch.stop();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22})
    void finalResultIsThatOfTheBatchRun(int number) {
        run(number);
        List<Row> expected = batch.sql(query(number)).collectAsList();
        assertThat(expected).isNotEmpty();
        assertThat(streaming.table("q" + number).collectAsList()).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** Its windows are of processing time, which no two runs share. */
    @Test
    void windowsOfProcessingTimeAddUpToAllBids() {
        run(12);
        assertThat(streaming
                        .sql("SELECT bidder, sum(bids) FROM q12 GROUP BY bidder")
                        .collectAsList())
                .containsExactlyInAnyOrderElementsOf(batch.sql("SELECT bidder, count(*) FROM bid GROUP BY bidder")
                        .collectAsList());
    }

    private static void run(int number) {
        String sql = query(number);
        Matcher mode = MODE.matcher(sql);
        assertThat(mode.find()).isTrue();
        StreamingQuery query = streaming
                .sql(sql)
                .writeStream()
                .format("memory")
                .queryName("q" + number)
                .outputMode(mode.group(1))
                .start();
        query.processAllAvailable();
        assertThat(query.lastProgress().batchId()).isEqualTo(EPOCHS - 1);
        query.stop();
    }

    private static String query(int number) {
        try (InputStream file = NexmarkTest.class.getResourceAsStream("/nexmark/q" + number + ".sql")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
