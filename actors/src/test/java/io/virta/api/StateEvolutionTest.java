package io.virta.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.virta.api.streaming.GroupState;
import io.virta.api.streaming.GroupStateTimeout;
import io.virta.api.streaming.ListState;
import io.virta.api.streaming.MapState;
import io.virta.api.streaming.StatefulProcessor;
import io.virta.api.streaming.StreamingQueryException;
import io.virta.api.streaming.TimeMode;
import io.virta.api.streaming.TimerValues;
import io.virta.api.streaming.Trigger;
import io.virta.api.streaming.ValueState;
import io.virta.connector.memory.MemoryStream;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The classes of typed state change from one version of a query to the next: what fits goes on with what the old version kept, the rest is refused. */
@Timeout(60)
class StateEvolutionTest {
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

    record Count(int n, float mean, String last) {}

    /** One field wider, one wider, one renamed, one of each kind new. */
    record WiderCount(
            @Nullable String note,
            double mean,
            long n,
            @ColumnName("last") @Nullable String latest,
            int added,
            boolean flag) {}

    /** Without most fields. */
    record SmallerCount(int n) {}

    record WrongCount(String n) {}

    private KeyValueGroupedDataset<String, Word> groups() {
        return session.fromTable(words).as(Encoders.record(Word.class)).groupByKey(Word::word, Encoders.STRING());
    }

    private <S> Dataset<String> counting(Class<S> type, BiFunction<Word, @Nullable S, S> next) {
        return groups().mapGroupsWithState(
                        (String key, Iterator<Word> rows, GroupState<S> state) -> {
                            rows.forEachRemaining(row -> state.update(
                                    next.apply(row, state.getOption().orElse(null))));
                            return key + " " + state.get();
                        },
                        Encoders.of(type),
                        Encoders.STRING(),
                        GroupStateTimeout.NoTimeout());
    }

    private List<String> run(Dataset<String> query) {
        written.clear();
        query.writeStream()
                .foreachBatch((rows, epoch) -> rows.collectAsList().forEach(row -> written.add(row.getAs(0))))
                .outputMode("update")
                .option("checkpointLocation", directory.toString())
                .trigger(Trigger.AvailableNow())
                .start()
                .awaitTermination();
        return List.copyOf(written);
    }

    private VirtaException refused(Dataset<String> query) {
        StreamingQueryException failure = catchThrowableOfType(StreamingQueryException.class, () -> run(query));
        assertThat(failure).isNotNull();
        VirtaException cause = (VirtaException) failure.getCause();
        assertThat(cause.code()).isEqualTo(ErrorCode.CHECKPOINT_INCOMPATIBLE);
        return cause;
    }

    private Dataset<String> first() {
        return counting(
                Count.class, (row, old) -> new Count((old == null ? 0 : old.n()) + row.n(), 0.5f, "row " + row.n()));
    }

    @Test
    void fieldsMayComeGoWidenAndBeRenamedByAnnotation() {
        words.add(Row.of("a", 1), Row.of("b", 2));
        run(first());

        session.conf().set("virta.execution.shards", "3");
        Dataset<String> wider = counting(
                WiderCount.class,
                (row, old) -> old == null
                        ? new WiderCount("new", 0, row.n(), "row", 7, true)
                        : new WiderCount(
                                old.note(), old.mean(), old.n() + row.n(), old.latest(), old.added(), old.flag()));
        words.add(Row.of("a", 10), Row.of("c", 3));
        assertThat(run(wider))
                .containsExactlyInAnyOrder(
                        "a WiderCount[note=null, mean=0.5, n=11, latest=row 1, added=0, flag=false]",
                        "c WiderCount[note=new, mean=0.0, n=3, latest=row, added=7, flag=true]");

        // What the first version kept of b is still in its schema, what the second kept of a in its own.
        words.add(Row.of("a", 100), Row.of("b", 200));
        assertThat(run(wider))
                .containsExactlyInAnyOrder(
                        "a WiderCount[note=null, mean=0.5, n=111, latest=row 1, added=0, flag=false]",
                        "b WiderCount[note=null, mean=0.5, n=202, latest=row 2, added=0, flag=false]");
    }

    @Test
    void stateOfManyVersionsIsFoldedIntoTheLast() {
        words.add(Row.of("a", 1), Row.of("b", 2));
        run(first());
        Dataset<String> smaller =
                counting(SmallerCount.class, (row, old) -> new SmallerCount((old == null ? 0 : old.n()) + row.n()));
        for (int i = 0; i < 20; i++) {
            words.add(Row.of("a", 1));
            run(smaller);
        }
        words.add(Row.of("a", 1), Row.of("b", 1));
        assertThat(run(smaller)).containsExactlyInAnyOrder("a SmallerCount[n=22]", "b SmallerCount[n=3]");
    }

    @Test
    void anotherTypeIsRefusedAndNamed() {
        words.add(Row.of("a", 1));
        run(first());
        words.add(Row.of("a", 2));
        Dataset<String> wrong = counting(WrongCount.class, (row, old) -> new WrongCount("x"));
        assertThat(refused(wrong))
                .hasMessageContainingAll(
                        "the state 'state'",
                        "the field 'n'",
                        "from INT to STRING",
                        "STRUCT<n: INT, mean: FLOAT, last: STRING>");
        assertThat(run(first())).containsExactly("a Count[n=3, mean=0.5, last=row 2]");
    }

    @Test
    void anotherKeyOrTimeoutIsRefused() {
        words.add(Row.of("a", 1));
        run(first());
        Dataset<String> otherKey = session.fromTable(words)
                .as(Encoders.record(Word.class))
                .groupByKey(Word::n, Encoders.INT())
                .mapGroupsWithState(
                        (key, rows, state) -> "",
                        Encoders.record(Count.class),
                        Encoders.STRING(),
                        GroupStateTimeout.NoTimeout());
        assertThat(refused(otherKey)).hasMessageContaining("the keys changed from [value STRING] to [value INT]");
        Dataset<String> timeout = groups().mapGroupsWithState(
                        (key, rows, state) -> "",
                        Encoders.record(Count.class),
                        Encoders.STRING(),
                        GroupStateTimeout.ProcessingTimeTimeout());
        assertThat(refused(timeout)).hasMessageContaining("the timeout changed from none to by processing time");
    }

    /** Keeps what its version says. */
    static final class Versions extends StatefulProcessor<String, Word, String> {
        private static final long serialVersionUID = 1;
        private final int version;
        private transient @Nullable ValueState<Integer> total;
        private transient @Nullable ValueState<Long> wideTotal;
        private transient @Nullable ListState<Integer> seen;
        private transient @Nullable MapState<Integer, SmallerCount> counts;
        private transient @Nullable MapState<Integer, WiderCount> wideCounts;

        Versions(int version) {
            this.version = version;
        }

        @Override
        public void init(OutputMode outputMode, TimeMode timeMode) {
            if (version == 1) {
                total = getHandle().getValueState("total", Encoders.INT());
                counts = getHandle().getMapState("counts", Encoders.INT(), Encoders.record(SmallerCount.class));
            } else {
                wideTotal = getHandle().getValueState("total", Encoders.LONG());
                wideCounts = getHandle().getMapState("counts", Encoders.INT(), Encoders.record(WiderCount.class));
            }
            if (version == 1 || version == 4) {
                seen = getHandle().getListState("seen", Encoders.INT());
            } else if (version == 3) {
                getHandle().deleteIfExists("seen");
            }
        }

        @Override
        public Iterator<String> handleInputRows(String key, Iterator<Word> rows, TimerValues clocks) {
            Word row = rows.next();
            List<Object> told = new ArrayList<>();
            if (total != null && counts != null && seen != null) {
                total.update(row.n());
                counts.updateValue(row.n(), new SmallerCount(row.n()));
                seen.appendValue(row.n());
            }
            if (wideTotal != null && wideCounts != null) {
                told.add(wideTotal.get());
                wideCounts.iterator().forEachRemaining(told::add);
            }
            return List.of(key + told).iterator();
        }
    }

    private Dataset<String> version(int version) {
        return groups().transformWithState(
                        new Versions(version), TimeMode.None(), OutputMode.Update(), Encoders.STRING());
    }

    @Test
    void statesOfProcessorsEvolveEachByItself() {
        words.add(Row.of("a", 1));
        run(version(1));
        words.add(Row.of("a", 2));
        assertThat(refused(version(2)))
                .hasMessageContainingAll("the state 'seen' is gone", "LIST INT", "deleteIfExists(\"seen\")");
        assertThat(run(version(3)))
                .containsExactly("a[1, 1=WiderCount[note=null, mean=0.0, n=1, latest=null, added=0, flag=false]]");
        words.add(Row.of("a", 3));
        assertThat(run(version(2))).hasSize(1);
        assertThat(refused(version(4))).hasMessageContainingAll("'seen' was deleted", "another name");
    }
}
