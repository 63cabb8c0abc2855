package io.virta.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.api.streaming.ExpiredTimerInfo;
import io.virta.api.streaming.ListState;
import io.virta.api.streaming.MapState;
import io.virta.api.streaming.QueryInfo;
import io.virta.api.streaming.StatefulProcessor;
import io.virta.api.streaming.StreamingQuery;
import io.virta.api.streaming.TTLConfig;
import io.virta.api.streaming.TimeMode;
import io.virta.api.streaming.TimerValues;
import io.virta.api.streaming.ValueState;
import io.virta.connector.memory.MemoryStream;
import io.virta.error.VirtaException;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TransformWithStateTest {
    @TempDir
    Path directory;

    private final VirtaSession session = Sessions.utc();
    private final MemoryStream clicks =
            new MemoryStream("clicks", SqlParser.parseSchema("user STRING, page STRING, at TIMESTAMP"));
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

    record Click(String user, String page, Instant at) {}

    @AfterEach
    void stop() {
        session.stop();
    }

    private static Row click(String user, String page, int second) {
        return Row.of(user, page, Instant.ofEpochSecond(second));
    }

    private StreamingQuery start(StatefulProcessor<String, Click, String> processor, TimeMode mode) {
        return session.fromTable(clicks)
                .withWatermark("at", "0 seconds")
                .as(Encoders.record(Click.class))
                .groupByKey(Click::user, Encoders.STRING())
                .transformWithState(processor, mode, OutputMode.Update(), Encoders.STRING())
                .toDF()
                .writeStream()
                .outputMode("update")
                .option("checkpointLocation", directory.toString())
                .foreachBatch((rows, epoch) -> rows.collectAsList().forEach(row -> seen.add(row.getAs(0))))
                .start();
    }

    /** All kinds of state, and a timer ten seconds after the last click. */
    static final class Visits extends StatefulProcessor<String, Click, String> {
        private static final long serialVersionUID = 1;
        private transient ValueState<Long> count;
        private transient ListState<String> pages;
        private transient MapState<String, Integer> byPage;

        @Override
        public void init(OutputMode outputMode, TimeMode timeMode) {
            count = getHandle().getValueState("count", Encoders.LONG(), TTLConfig.NONE);
            pages = getHandle().getListState("pages", Encoders.STRING(), TTLConfig.NONE);
            byPage = getHandle().getMapState("byPage", Encoders.STRING(), Encoders.INT(), TTLConfig.NONE);
        }

        @Override
        public Iterator<String> handleInputRows(String key, Iterator<Click> rows, TimerValues clocks) {
            getHandle().listTimers().forEachRemaining(getHandle()::deleteTimer);
            long last = 0;
            while (rows.hasNext()) {
                Click click = rows.next();
                count.update(count.exists() ? count.get() + 1 : 1);
                pages.appendValue(click.page());
                byPage.updateValue(
                        click.page(), byPage.containsKey(click.page()) ? byPage.getValue(click.page()) + 1 : 1);
                last = Math.max(last, click.at().toEpochMilli());
            }
            getHandle().registerTimer(last + 10_000);
            return List.of(text(key)).iterator();
        }

        private String text(String key) {
            List<Object> parts = new ArrayList<>();
            pages.get().forEachRemaining(parts::add);
            byPage.iterator().forEachRemaining(parts::add);
            return key + " " + count.get() + " " + parts;
        }

        @Override
        public Iterator<String> handleExpiredTimer(String key, TimerValues clocks, ExpiredTimerInfo timer) {
            String text = text(key) + " ended " + timer.getExpiryTimeInMs();
            count.clear();
            pages.clear();
            byPage.clear();
            return List.of(text).iterator();
        }
    }

    @Test
    void keepsStatesAndTimersOverARestartWithOtherShards() {
        session.conf().set("virta.execution.shards", "1");
        StreamingQuery query = start(new Visits(), TimeMode.EventTime());
        clicks.add(click("ada", "home", 1), click("ada", "cart", 2), click("bob", "home", 3));
        query.processAllAvailable();
        assertThat(seen).containsExactlyInAnyOrder("ada 2 [home, cart, home=1, cart=1]", "bob 1 [home, home=1]");
        query.stop();

        seen.clear();
        session.conf().set("virta.execution.shards", "3");
        query = start(new Visits(), TimeMode.EventTime());
        clicks.add(click("ada", "home", 4));
        query.processAllAvailable();
        assertThat(seen).containsExactly("ada 3 [home, cart, home, home=2, cart=1]");

        seen.clear();
        clicks.add(click("cyd", "home", 13));
        query.processAllAvailable();
        assertThat(seen).containsExactlyInAnyOrder("cyd 1 [home, home=1]", "bob 1 [home, home=1] ended 13000");
    }

    /** Tells the query, run and epoch. */
    static final class Asking extends StatefulProcessor<String, Click, String> {
        private static final long serialVersionUID = 1;

        @Override
        public void init(OutputMode outputMode, TimeMode timeMode) {}

        @Override
        public Iterator<String> handleInputRows(String key, Iterator<Click> rows, TimerValues clocks) {
            QueryInfo query = getHandle().getQueryInfo();
            return List.of(query.getQueryId() + " " + query.getRunId() + " " + query.getBatchId())
                    .iterator();
        }
    }

    @Test
    void tellsTheQueryItsRunAndTheEpoch() {
        StreamingQuery query = start(new Asking(), TimeMode.None());
        clicks.add(click("ada", "home", 1));
        query.processAllAvailable();
        assertThat(seen).containsExactly(query.id() + " " + query.runId() + " 0");
    }

    /** Fails in different places. */
    static final class Failing extends StatefulProcessor<String, Click, String> {
        private static final long serialVersionUID = 1;
        private final String where;
        private transient ValueState<Long> state;

        Failing(String where) {
            this.where = where;
        }

        @Override
        public void init(OutputMode outputMode, TimeMode timeMode) {
            Duration ttl = where.equals("ttl") ? Duration.ofMinutes(1) : Duration.ZERO;
            state = getHandle().getValueState("state", Encoders.LONG(), new TTLConfig(ttl));
            if (where.equals("twice")) {
                getHandle().getListState("state", Encoders.LONG(), TTLConfig.NONE);
            } else if (where.equals("early")) {
                state.update(1L);
            }
        }

        @Override
        public Iterator<String> handleInputRows(String key, Iterator<Click> rows, TimerValues clocks) {
            switch (where) {
                case "late" -> getHandle().getValueState("other", Encoders.LONG(), TTLConfig.NONE);
                case "timer" -> getHandle().registerTimer(1);
                default -> throw new IllegalStateException("no luck");
            }
            return Collections.emptyIterator();
        }
    }

    private Dataset<String> batch(String where) {
        return session.createDataFrame(List.of(click("ada", "home", 1)), clicks.schema())
                .as(Encoders.record(Click.class))
                .groupByKey(Click::user, Encoders.STRING())
                .transformWithState(new Failing(where), TimeMode.None(), OutputMode.Update(), Encoders.STRING());
    }

    private void assertRefused(String where, String... parts) {
        assertThatThrownBy(() -> batch(where).toDF().collectAsList())
                .isInstanceOf(VirtaException.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void refusesWhatHasNoMeaning() {
        assertRefused("ttl", "Cannot use TTL for state=state in timeMode=NONE");
        assertRefused("twice", "'state' is declared twice");
        assertRefused("early", "there is none here");
        assertRefused("late", "'other' is declared after init");
        assertRefused("timer", "timeMode=NONE");
    }

    @Test
    void namesFunctionAndGroupOfAUsersError() {
        assertRefused("rows", "transformWithState", "the group ada", "no luck");
    }

    @Test
    void worksOverBatches() {
        List<Row> rows = session.createDataFrame(
                        List.of(click("ada", "home", 1), click("ada", "home", 2)), clicks.schema())
                .as(Encoders.record(Click.class))
                .groupByKey(Click::user, Encoders.STRING())
                .transformWithState(new Visits(), TimeMode.ProcessingTime(), OutputMode.Update(), Encoders.STRING())
                .toDF()
                .collectAsList();
        assertThat(rows).contains(Row.of("ada 2 [home, home, home=2]"));
    }
}
