package io.virta.app.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.api.DataFrame;
import io.virta.api.VirtaSession;
import io.virta.api.streaming.StreamingQuery;
import io.virta.api.streaming.Trigger;
import io.virta.error.VirtaException;
import io.virta.row.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When epochs begin. */
@Timeout(90)
class TriggersTest {
    private static final VirtaSession spark = Runs.session();

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static DataFrame rooms() {
        return BasicOperationsTest.sensors(Ticks.stream(spark, 5, 1, 3))
                .groupBy("room_name")
                .count();
    }

    @Test
    void asFastAsPossibleOrAtIntervals() {
        for (Trigger trigger : List.of(
                Trigger.ProcessingTime("0 seconds"),
                Trigger.ProcessingTime(0),
                Trigger.ProcessingTime("10 milliseconds"))) {
            List<Long> epochs = new ArrayList<>();
            StreamingQuery query = rooms().writeStream()
                    .outputMode("update")
                    .foreachBatch((batch, id) -> epochs.add(id))
                    .trigger(trigger)
                    .start();
            Runs.stopAfter(query, 2);
            assertThat(epochs).startsWith(0L, 1L, 2L);
        }
    }

    @Test
    void onceTakesWhatIsThereAsOneEpochAndAvailableNowAsSeveral() {
        assertThat(epochs(Trigger.Once())).isEqualTo(1);
        assertThat(epochs(Trigger.AvailableNow())).isEqualTo(3);
    }

    private static int epochs(Trigger trigger) {
        List<Row> rows = new ArrayList<>();
        StreamingQuery query = Ticks.stream(spark, 1, 1, 3)
                .writeStream()
                .foreachBatch((batch, id) -> rows.add(Row.of(id, batch.count())))
                .trigger(trigger)
                .start();
        query.awaitTermination();
        assertThat(query.isActive()).isFalse();
        return rows.size();
    }

    @Test
    void continuousProcessingIsRefusedBeforeTheStart() {
        assertThatThrownBy(() -> Ticks.stream(spark, 1, 1, 1)
                        .writeStream()
                        .format("console")
                        .trigger(Trigger.Continuous("1 second"))
                        .start())
                .isInstanceOf(VirtaException.class)
                .hasMessageContaining("ontinuous");
    }
}
