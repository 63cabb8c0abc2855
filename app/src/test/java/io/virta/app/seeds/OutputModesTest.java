package io.virta.app.seeds;

import static io.virta.api.functions.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.api.DataFrame;
import io.virta.api.VirtaSession;
import io.virta.api.streaming.Trigger;
import io.virta.connector.memory.MemoryStream;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same counts in three output modes, over two epochs. */
@Timeout(90)
class OutputModesTest {
    private static final VirtaSession spark = Runs.session();

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static MemoryStream twoEpochs() {
        MemoryStream events = new MemoryStream("events", SqlParser.parseSchema("user_id STRING"));
        events.add(Row.of("u1"), Row.of("u2"), Row.of("u1"));
        events.add(Row.of("u2"));
        return events;
    }

    private static List<List<Row>> epochs(DataFrame frame, String mode) {
        List<List<Row>> epochs = new ArrayList<>();
        frame.writeStream()
                .outputMode(mode)
                .trigger(Trigger.AvailableNow())
                .foreachBatch((batch, id) -> epochs.add(batch.orderBy("user_id").collectAsList()))
                .start()
                .awaitTermination();
        return epochs;
    }

    @Test
    void appendWritesEachRowOnce() {
        assertThat(epochs(spark.fromTable(twoEpochs()), "append"))
                .containsExactly(List.of(Row.of("u1"), Row.of("u1"), Row.of("u2")), List.of(Row.of("u2")));
    }

    @Test
    void updateWritesTheRowsThatChanged() {
        DataFrame counts = spark.fromTable(twoEpochs()).groupBy("user_id").count();
        assertThat(epochs(counts, "update"))
                .containsExactly(List.of(Row.of("u1", 2L), Row.of("u2", 1L)), List.of(Row.of("u2", 2L)));
    }

    @Test
    void completeWritesTheWholeTable() {
        DataFrame counts =
                spark.fromTable(twoEpochs()).groupBy("user_id").agg(count("*").alias("count"));
        assertThat(epochs(counts, "complete"))
                .containsExactly(
                        List.of(Row.of("u1", 2L), Row.of("u2", 1L)), List.of(Row.of("u1", 2L), Row.of("u2", 2L)));
    }

    @Test
    void aGlobalCountRunsInCompleteAndInUpdateMode() {
        for (String mode : List.of("complete", "update")) {
            DataFrame all = spark.fromTable(twoEpochs()).groupBy().count();
            List<Row> written = Runs.output(all, mode);
            assertThat(written.get(written.size() - 1)).isEqualTo(Row.of(4L));
        }
    }

    @Test
    void countsWithoutAWatermarkAreNeverFinal() {
        DataFrame counts = spark.fromTable(twoEpochs()).groupBy("user_id").count();
        assertThatThrownBy(() -> Runs.output(counts, "append")).hasMessageContaining("Append mode never shows");
    }

    @Test
    void rowsWithoutAnAggregationHaveNoTableToComplete() {
        DataFrame rows = spark.fromTable(twoEpochs());
        assertThatThrownBy(() -> Runs.output(rows, "complete")).hasMessageContaining("Complete mode");
    }
}
