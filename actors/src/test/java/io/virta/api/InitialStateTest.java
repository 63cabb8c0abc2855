package io.virta.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.api.streaming.ExpiredTimerInfo;
import io.virta.api.streaming.GroupState;
import io.virta.api.streaming.GroupStateTimeout;
import io.virta.api.streaming.MapState;
import io.virta.api.streaming.StatefulProcessorWithInitialState;
import io.virta.api.streaming.StreamingQuery;
import io.virta.api.streaming.TimeMode;
import io.virta.api.streaming.TimerValues;
import io.virta.connector.memory.MemoryStream;
import io.virta.error.VirtaException;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Functions over state that begin with state from static rows. */
@Timeout(60)
class InitialStateTest {
    @TempDir
    Path directory;

    private final VirtaSession session = Sessions.utc();
    private final MemoryStream words = new MemoryStream("words", SqlParser.parseSchema("word STRING, n INT"));
    private final List<String> written = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        session.stop();
    }

    record Word(String word, int n) {}

    private KeyValueGroupedDataset<String, Word> groups(DataFrame rows) {
        return rows.as(Encoders.record(Word.class)).groupByKey(Word::word, Encoders.STRING());
    }

    private KeyValueGroupedDataset<String, Word> rows(Row... rows) {
        return groups(session.createDataFrame(List.of(rows), words.schema()));
    }

    private Dataset<String> sums(KeyValueGroupedDataset<String, Word> input, KeyValueGroupedDataset<String, Word> old) {
        return input.mapGroupsWithState(
                (String key, Iterator<Word> rows, GroupState<Word> state) -> {
                    int sum = state.exists() ? state.get().n() : 0;
                    int count = 0;
                    for (; rows.hasNext(); count++) {
                        sum += rows.next().n();
                    }
                    state.update(new Word(key, sum));
                    return key + " " + sum + " of " + count;
                },
                Encoders.record(Word.class),
                Encoders.STRING(),
                GroupStateTimeout.NoTimeout(),
                old);
    }

    private StreamingQuery start(Dataset<String> query, int shards) {
        session.conf().set("virta.execution.shards", String.valueOf(shards));
        return query.writeStream()
                .foreachBatch((rows, epoch) -> rows.collectAsList().forEach(row -> written.add(row.getAs(0))))
                .outputMode("update")
                .option("checkpointLocation", directory.toString())
                .start();
    }

    private List<String> epoch(StreamingQuery query, Row... rows) {
        written.clear();
        words.add(rows);
        query.processAllAvailable();
        return List.copyOf(written);
    }

    @Test
    void aFunctionIsCalledForKeysWithRowsOrStateInTheFirstEpochAlone() {
        Dataset<String> sums = sums(groups(session.fromTable(words)), rows(Row.of("a", 100), Row.of("b", 200)));
        StreamingQuery query = start(sums, 2);
        assertThat(epoch(query, Row.of("a", 1), Row.of("c", 3), Row.of("a", 1)))
                .containsExactlyInAnyOrder("a 102 of 2", "b 200 of 0", "c 3 of 1");
        assertThat(epoch(query, Row.of("b", 1))).containsExactly("b 201 of 1");
        query.stop();
        query = start(sums, 3);
        assertThat(epoch(query, Row.of("a", 1), Row.of("d", 1))).containsExactlyInAnyOrder("a 103 of 1", "d 1 of 1");
    }

    @Test
    void aKeyThatHasTwoStatesIsRefused() {
        Dataset<String> sums = sums(rows(Row.of("a", 1)), rows(Row.of("b", 1), Row.of("b", 2)));
        assertThatThrownBy(sums::collectAsList)
                .isInstanceOf(VirtaException.class)
                .hasMessageContainingAll(
                        "mapGroupsWithState", "multiple rows (state) with the same key", "De-duplicate");
    }

    @Test
    void aBatchBeginsWithStateToo() {
        assertThat(sums(rows(Row.of("a", 1)), rows(Row.of("a", 10), Row.of("b", 20)))
                        .collectAsList())
                .containsExactlyInAnyOrder("a 11 of 1", "b 20 of 0");
    }

    @Test
    void streamsAndOtherKeysAreRefused() {
        KeyValueGroupedDataset<String, Word> stream = groups(session.fromTable(words));
        assertThatThrownBy(() -> sums(stream, stream)).hasMessageContainingAll("is a stream", "read()");
    }

    /** Keeps what each word had, and tells it when a row or a timer comes. */
    static final class Histories extends StatefulProcessorWithInitialState<String, Word, String, Word> {
        private static final long serialVersionUID = 1;
        private transient MapState<Integer, String> history;

        @Override
        public void init(OutputMode outputMode, TimeMode timeMode) {
            history = getHandle().getMapState("history", Encoders.INT(), Encoders.STRING());
        }

        @Override
        public void handleInitialState(String key, Word state, TimerValues clocks) {
            history.updateValue(state.n(), "old");
            if (state.n() < 0) {
                getHandle().registerTimer(1);
            }
        }

        @Override
        public Iterator<String> handleInputRows(String key, Iterator<Word> rows, TimerValues clocks) {
            rows.forEachRemaining(row -> history.updateValue(row.n(), "new"));
            return List.of(text(key)).iterator();
        }

        @Override
        public Iterator<String> handleExpiredTimer(String key, TimerValues clocks, ExpiredTimerInfo timer) {
            return List.of("timer of " + text(key)).iterator();
        }

        private String text(String key) {
            List<String> entries = new ArrayList<>();
            history.iterator().forEachRemaining(entry -> entries.add(entry.toString()));
            Collections.sort(entries);
            return key + " " + entries;
        }
    }

    @Test
    void aProcessorTakesAnyNumberOfRowsBeforeTheFirstEpochsOwn() {
        Dataset<String> histories = groups(session.fromTable(words))
                .transformWithState(
                        new Histories(),
                        TimeMode.ProcessingTime(),
                        OutputMode.Update(),
                        Encoders.STRING(),
                        rows(Row.of("a", 1), Row.of("a", 2), Row.of("b", -3)));
        StreamingQuery query = start(histories, 2);
        assertThat(epoch(query, Row.of("a", 2))).containsExactlyInAnyOrder("a [1=old, 2=new]", "timer of b [-3=old]");
        query.stop();
        query = start(histories, 1);
        assertThat(epoch(query, Row.of("b", 4))).containsExactly("b [-3=old, 4=new]");
    }
}
