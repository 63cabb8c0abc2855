package io.virta.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.connector.OutputMode;
import io.virta.connector.Sink;
import io.virta.connector.Sink.SinkContext;
import io.virta.connector.SinkRequest;
import io.virta.connector.SinkWriter;
import io.virta.connector.SinkWriter.Recovery;
import io.virta.row.Row;
import io.virta.row.RowConverter;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every sink promises that publishes epochs in two phases. A subclass says how to make one and how to read what it published. */
public abstract class SinkContractTest {
    /** The rows written have a word and a number. */
    protected static final StructType SCHEMA =
            new StructType().add("word", AtomicType.STRING).add("n", AtomicType.BIGINT);

    /** The session in which the sink is made. */
    protected final TestContext context = new TestContext();

    /** The sink, anew at each call. */
    protected abstract Sink sink() throws Exception;

    /** The rows that any reader sees now, in any order. */
    protected abstract List<Row> published() throws Exception;

    /** Whether an epoch that was prepared and not committed is lost with its writer, which recovery then tells. */
    protected boolean losesWhatWasPrepared() {
        return false;
    }

    /** A request in append mode for {@link #SCHEMA}. */
    protected static SinkRequest request() {
        return new SinkRequest(SCHEMA, OutputMode.APPEND, List.of(), "query", true, List.of());
    }

    @Test
    void rowsAppearWithTheCommitAndNotBefore() throws Exception {
        try (SinkWriter writer = writer(0, 1)) {
            byte[] handle = prepare(writer, 0, 0, Row.of("a", 1L), Row.of("b", 2L));
            assertThat(published()).isEmpty();
            writer.commit(0, handle);
            assertThat(published()).containsExactlyInAnyOrder(Row.of("a", 1L), Row.of("b", 2L));
        }
    }

    @Test
    void committingTwiceIsCommittingOnce() throws Exception {
        try (SinkWriter writer = writer(0, 1)) {
            byte[] handle = prepare(writer, 0, 0, Row.of("a", 1L));
            writer.commit(0, handle);
            writer.commit(0, handle);
            assertThat(writer.recover(0, handle)).isEqualTo(Recovery.COMMITTED);
            assertThat(published()).containsExactly(Row.of("a", 1L));
        }
    }

    @Test
    void anotherWriterFinishesWhatWasPrepared() throws Exception {
        byte[] handle;
        try (SinkWriter writer = writer(0, 1)) {
            handle = prepare(writer, 0, 0, Row.of("a", 1L));
        }
        try (SinkWriter later = writer(0, 1)) {
            if (losesWhatWasPrepared()) {
                assertThat(later.recover(0, handle)).isEqualTo(Recovery.ABORTED);
                later.abort(0);
                assertThat(published()).isEmpty();
                handle = prepare(later, 0, 1, Row.of("a", 1L));
                later.commit(0, handle);
            }
            assertThat(later.recover(0, handle)).isEqualTo(Recovery.COMMITTED);
            later.abort(1);
        }
        assertThat(published()).containsExactly(Row.of("a", 1L));
    }

    @Test
    void anEpochThatWasNeverDecidedLeavesNothing() throws Exception {
        try (SinkWriter writer = writer(0, 1)) {
            prepare(writer, 0, 0, Row.of("lost", 1L));
        }
        try (SinkWriter later = writer(0, 1)) {
            later.abort(0);
            byte[] handle = prepare(later, 0, 1, Row.of("kept", 1L));
            later.commit(0, handle);
        }
        assertThat(published()).containsExactly(Row.of("kept", 1L));
    }

    @Test
    void anEpochBegunAnewForgetsWhatWasWritten() throws Exception {
        try (SinkWriter writer = writer(0, 1)) {
            writer.begin(0, 0);
            writer.write(RowConverter.toBatch(List.of(Row.of("old", 1L)), SCHEMA));
            byte[] handle = prepare(writer, 0, 1, Row.of("new", 2L));
            writer.commit(0, handle);
        }
        assertThat(published()).containsExactly(Row.of("new", 2L));
    }

    @Test
    void theNextEpochMayBeginBeforeTheCommit() throws Exception {
        try (SinkWriter writer = writer(0, 1)) {
            byte[] first = prepare(writer, 0, 0, Row.of("a", 1L));
            writer.begin(1, 0);
            writer.write(RowConverter.toBatch(List.of(Row.of("b", 2L)), SCHEMA));
            writer.commit(0, first);
            assertThat(published()).containsExactly(Row.of("a", 1L));
            byte[] second = writer.prepare();
            writer.commit(1, second);
            assertThat(published()).containsExactlyInAnyOrder(Row.of("a", 1L), Row.of("b", 2L));
        }
    }

    @Test
    void severalWritersShareAnEpoch() throws Exception {
        if (sink().singleWriter()) {
            return;
        }
        try (SinkWriter one = writer(0, 2);
                SinkWriter two = writer(1, 2)) {
            byte[] first = prepare(one, 0, 0, Row.of("a", 1L));
            byte[] second = prepare(two, 0, 0, Row.of("b", 2L));
            one.commit(0, first);
            two.commit(0, second);
        }
        assertThat(published()).containsExactlyInAnyOrder(Row.of("a", 1L), Row.of("b", 2L));
    }

    @Test
    void anEpochWithoutRowsPublishesNothing() throws Exception {
        try (SinkWriter writer = writer(0, 1)) {
            writer.commit(0, prepare(writer, 0, 0));
        }
        assertThat(published()).isEmpty();
    }

    private SinkWriter writer(int number, int writers) throws Exception {
        return sink().writer(new SinkContext("query-id", "sink", number, writers, ZoneOffset.UTC));
    }

    private static byte[] prepare(SinkWriter writer, long epoch, int attempt, Row... rows) {
        writer.begin(epoch, attempt);
        if (rows.length > 0) {
            writer.write(RowConverter.toBatch(List.of(rows), SCHEMA));
        }
        return writer.prepare();
    }
}
