package io.virta.app.seeds;

import static io.virta.api.functions.col;
import static io.virta.api.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.virta.api.DataFrame;
import io.virta.api.VirtaSession;
import io.virta.api.streaming.StateOperatorProgress;
import io.virta.api.streaming.StreamingQuery;
import io.virta.api.streaming.StreamingQueryException;
import io.virta.api.streaming.StreamingQueryListener;
import io.virta.api.streaming.StreamingQueryProgress;
import io.virta.api.streaming.Trigger;
import io.virta.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a query says of itself while it runs and when it fails. */
@Timeout(90)
class MonitoringTest {
    private static final VirtaSession spark = Runs.session();

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static DataFrame counts(VirtaSession spark) {
        return Ticks.stream(spark, 5, 1, 2)
                .groupBy(col("value").mod(5).alias("k"))
                .count();
    }

    @Test
    void aQueryHasAnIdentityAStatusAndProgress() {
        StreamingQuery query = counts(spark)
                .writeStream()
                .queryName("my_streaming_query")
                .outputMode("update")
                .format("console")
                .start();
        assertThat(query.id()).isNotEqualTo(query.runId());
        assertThat(query.name()).isEqualTo("my_streaming_query");
        assertThat(query.isActive()).isTrue();
        assertThat(spark.streams().get(query.id())).isSameAs(query);
        query.processAllAvailable();
        assertThat(query.status().json()).contains("\"message\"", "\"isDataAvailable\"", "\"isTriggerActive\"");
        assertThat(query.awaitTermination(1)).isFalse();

        StreamingQueryProgress progress = query.lastProgress();
        assertThat(progress).isNotNull();
        assertThat(progress.batchId()).isEqualTo(1);
        assertThat(progress.numInputRows()).isEqualTo(5);
        assertThat(progress.batchDuration()).isNotNegative();
        assertThat(progress.processedRowsPerSecond()).isPositive();
        assertThat(progress.json())
                .contains("\"inputRowsPerSecond\"", "\"processedRowsPerSecond\"", "\"stateOperators\"");
        List<String> operators = new ArrayList<>();
        for (StateOperatorProgress operator : progress.stateOperators()) {
            operators.add("State rows: " + operator.numRowsTotal());
            assertThat(operator.memoryUsedBytes()).isPositive();
        }
        assertThat(operators).containsExactly("State rows: 5");
        assertThat(query.recentProgress()).hasSize(2);
        assertThat(query.exception()).isEmpty();
        query.stop();
        assertThat(query.isActive()).isFalse();
    }

    @Test
    void aListenerHearsOfStartProgressAndEnd() throws InterruptedException {
        List<String> heard = new CopyOnWriteArrayList<>();
        CountDownLatch ended = new CountDownLatch(1);
        StreamingQueryListener listener = new StreamingQueryListener() {
            @Override
            public void onQueryStarted(QueryStartedEvent event) {
                heard.add("started");
            }

            @Override
            public void onQueryProgress(QueryProgressEvent event) {
                heard.add("Batch " + event.progress().batchId() + " processed "
                        + event.progress().numInputRows() + " rows");
            }

            @Override
            public void onQueryTerminated(QueryTerminatedEvent event) {
                heard.add("Terminated: " + event.exception());
                ended.countDown();
            }
        };
        try (VirtaSession own = Runs.session()) {
            own.streams().addListener(listener);
            counts(own)
                    .writeStream()
                    .outputMode("update")
                    .format("console")
                    .trigger(Trigger.AvailableNow())
                    .start()
                    .awaitTermination();
            assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(heard)
                .containsExactly("started", "Batch 0 processed 5 rows", "Batch 1 processed 5 rows", "Terminated: null");
    }

    @Test
    void aFailureIsThrownWhereTheQueryIsAwaited() {
        DataFrame failing = Runs.stream(spark, "v INT", Row.of(1)).select(expr("raise_error('no such reading')"));
        StreamingQuery query = failing.writeStream().format("console").start();
        StreamingQueryException e = catchThrowableOfType(StreamingQueryException.class, () -> query.awaitTermination());
        assertThat(e.message()).contains("no such reading");
        assertThat(query.isActive()).isFalse();
        assertThat(query.exception())
                .hasValueSatisfying(again -> assertThat(again.message()).isEqualTo(e.message()));
    }

    @Test
    void thePlanCanBeShown() {
        counts(spark).explain(true);
        Ticks.stream(spark, 1, 1, 1).explain();
    }
}
