package io.virta.api;

import static io.virta.api.functions.count;
import static io.virta.api.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.virta.api.streaming.StreamingQuery;
import io.virta.api.streaming.Trigger;
import io.virta.connector.memory.MemoryStream;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import io.virta.types.StructType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Streams and static rows together: what comes over two runs is what a batch run yields over the same rows. */
@Timeout(60)
class SetOperationsTest {
    private static final StructType SCHEMA = SqlParser.parseSchema("k STRING, v INT");
    private static final List<Row> STATIC = List.of(Row.of("a", 1), Row.of("c", 3), Row.of("c", 3), Row.of(null, 0));
    private static final List<Row> FIRST = List.of(Row.of("a", 1), Row.of("b", 2), Row.of("a", 1));
    private static final List<Row> SECOND = List.of(Row.of("a", 1), Row.of("c", 3), Row.of(null, 0), Row.of("b", 2));
    private static VirtaSession session;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        session = Sessions.utc();
    }

    @AfterAll
    static void stop() {
        session.stop();
    }

    private static DataFrame fixed() {
        return session.createDataFrame(STATIC, SCHEMA);
    }

    /** Runs a query twice over one checkpoint; the last run gives the rows of a table that both write. */
    private List<Row> stream(Function<DataFrame, DataFrame> query, String mode) {
        MemoryStream rows = new MemoryStream("rows", SCHEMA);
        List<Row> written = Collections.synchronizedList(new ArrayList<>());
        for (List<Row> added : List.of(FIRST, SECOND)) {
            rows.add(added);
            query.apply(session.fromTable(rows))
                    .writeStream()
                    .foreachBatch((batch, epoch) -> written.addAll(batch.collectAsList()))
                    .outputMode(mode)
                    .option(
                            "checkpointLocation",
                            directory.resolve("checkpoint").toString())
                    .trigger(Trigger.AvailableNow())
                    .start()
                    .awaitTermination();
        }
        return written;
    }

    private static List<Row> batch(Function<DataFrame, DataFrame> query) {
        List<Row> all = new ArrayList<>(FIRST);
        all.addAll(SECOND);
        return query.apply(session.createDataFrame(all, SCHEMA)).collectAsList();
    }

    private void checkAppends(Function<DataFrame, DataFrame> query) {
        assertThat(stream(query, "append")).containsExactlyInAnyOrderElementsOf(batch(query));
    }

    @Test
    void unionBringsStaticRowsOnce() {
        checkAppends(rows -> rows.union(fixed()));
    }

    @Test
    void unionByNameReordersStaticRows() {
        checkAppends(rows -> fixed().select("v", "k").unionByName(rows.filter("v > 1")));
    }

    @Test
    void intersectFindsRowsOnce() {
        checkAppends(rows -> rows.intersect(fixed()));
    }

    @Test
    void intersectOfAStaticLeftSideReadsTheStream() {
        checkAppends(rows -> fixed().intersect(rows));
    }

    @Test
    void exceptPassesOtherRowsOnce() {
        checkAppends(rows -> rows.except(fixed()));
    }

    @Test
    void anAggregateOfAUnionCountsStaticRowsOnce() {
        Function<DataFrame, DataFrame> counts =
                rows -> rows.union(fixed()).groupBy("k").agg(count(lit(1)).as("n"));
        List<Row> written = stream(counts, "complete");
        List<Row> expected = batch(counts);
        assertThat(written.subList(written.size() - expected.size(), written.size()))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<Row> updated(String name, Function<DataFrame, DataFrame> query) {
        MemoryStream rows = new MemoryStream("rows", SCHEMA);
        StreamingQuery running = query.apply(session.fromTable(rows))
                .writeStream()
                .format("memory")
                .queryName(name)
                .outputMode("update")
                .start();
        for (List<Row> added : List.of(FIRST, SECOND)) {
            rows.add(added);
            running.processAllAvailable();
        }
        running.stop();
        return session.table(name).collectAsList();
    }

    @Test
    void allVariantsCountOccurrencesInUpdateMode() {
        Function<DataFrame, DataFrame> except = rows -> rows.exceptAll(fixed());
        assertThat(updated("rest", except)).containsExactlyInAnyOrderElementsOf(batch(except));
        Function<DataFrame, DataFrame> intersect = rows -> rows.intersectAll(fixed());
        assertThat(updated("common", intersect))
                .containsExactlyInAnyOrder(Row.of("a", 1), Row.of("c", 3), Row.of(null, 0));
    }
}
