package io.virta.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.batch.Batch;
import io.virta.batch.LongColumn;
import io.virta.operator.Operator;
import io.virta.operator.Output;
import io.virta.operator.StreamElement;
import io.virta.operator.StreamElement.Barrier;
import io.virta.operator.StreamElement.Data;
import io.virta.operator.StreamElement.End;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.operator.StreamElement.Watermark;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageDriverTest {
    private static final EpochStart EPOCH_0 = new EpochStart(0, 0, 0, 0);
    private static final EpochStart EPOCH_1 = new EpochStart(1, 0, 0, 10);
    private static final Channel LEFT = new Channel(0, true);
    private static final Channel RIGHT = new Channel(1, true);

    private final List<String> calls = new ArrayList<>();
    private final List<String> output = new ArrayList<>();

    @Test
    void passesElementsThroughAStageWithoutOperators() {
        StageDriver driver = driver(Discipline.MICRO_BATCH, List.of(), Channel.SOURCE);
        offer(driver, 0, EPOCH_0, data(1, 2), new Barrier(0), EPOCH_1, data(3), new Barrier(1), new End());
        assertThat(output).containsExactly("start 0", "[1, 2]", "barrier 0", "start 1", "[3]", "barrier 1", "end");
    }

    @Test
    void blocksOnlyTheChannelThatHasDeliveredItsBarrier() {
        StageDriver driver = driver(Discipline.MICRO_BATCH, List.of(new Recorder("a", 0)), LEFT, RIGHT);
        offer(driver, 0, EPOCH_0, new Barrier(0));
        assertThat(driver.accepts(0)).isFalse();
        assertThat(driver.accepts(1)).isTrue();
        offer(driver, 1, EPOCH_0, data(1), data(2));
        assertThat(driver.accepts(0)).isFalse();
        offer(driver, 1, new Barrier(0));
        assertThat(driver.accepts(0)).isTrue();
        assertThat(driver.accepts(1)).isTrue();
        assertThat(output).containsExactly("start 0", "[1]", "[2]", "barrier 0");
        assertThat(calls)
                .containsExactly("a start 0", "a process 1 [1]", "a process 1 [2]", "a emit BARRIER", "a barrier 0");
    }

    @Test
    void aChannelThatEndedIsNoLongerWaitedFor() {
        StageDriver driver = driver(Discipline.MICRO_BATCH, List.of(), LEFT, RIGHT);
        offer(driver, 0, EPOCH_0, new Barrier(0));
        offer(driver, 1, EPOCH_0, new Barrier(0));
        offer(driver, 0, EPOCH_1, new Barrier(1));
        offer(driver, 1, new End());
        assertThat(output).containsExactly("start 0", "barrier 0", "start 1", "barrier 1");
        offer(driver, 0, new End());
        assertThat(output).last().isEqualTo("end");
    }

    @Test
    void theWatermarkIsTheLeastOfTheChannelsThatHaveOneAndTakesEffectBeforeTheBarrier() {
        StageDriver driver =
                driver(Discipline.MICRO_BATCH, List.of(new Recorder("a", 0)), LEFT, RIGHT, new Channel(0, false));
        offer(driver, 0, EPOCH_0, new Watermark(10), new Barrier(0));
        offer(driver, 2, EPOCH_0, new Barrier(0));
        offer(driver, 1, EPOCH_0, new Watermark(7), data(1), new Barrier(0));
        assertThat(calls)
                .containsExactly("a start 0", "a process 1 [1]", "a advance 7", "a emit BARRIER", "a barrier 0");
        assertThat(output).containsExactly("start 0", "[1]", "watermark 7", "barrier 0");
    }

    @Test
    void eachOperatorEmitsIntoTheNextBeforeThatOneClosesAtTheWatermarkBehindIt() {
        Recorder first = new Recorder("a", 5);
        first.ready.add(100L);
        first.ready.add(101L);
        StageDriver driver = driver(Discipline.MICRO_BATCH, List.of(first, new Recorder("b", 0)), LEFT);
        offer(driver, 0, EPOCH_0, new Watermark(10), new Barrier(0));
        assertThat(calls)
                .containsExactly(
                        "a start 0",
                        "b start 0",
                        "a advance 10",
                        "a emit BARRIER",
                        "b process 0 [100]",
                        "a emit BARRIER",
                        "b process 0 [101]",
                        "a emit BARRIER",
                        "b advance 5",
                        "b emit BARRIER",
                        "a barrier 0",
                        "b barrier 0");
        assertThat(output).containsExactly("start 0", "[100]", "[101]", "watermark 5", "barrier 0");
    }

    @Test
    void inContinuousModeResultsLeaveAndWatermarksTakeEffectAtOnce() {
        Recorder operator = new Recorder("a", 0);
        operator.ready.add(100L);
        StageDriver driver = driver(Discipline.CONTINUOUS, List.of(operator), LEFT);
        offer(driver, 0, EPOCH_0, new Watermark(10), data(1), new Barrier(0));
        assertThat(output).containsExactly("start 0", "[100]", "watermark 10", "[1]", "barrier 0");
        assertThat(calls)
                .containsSubsequence(
                        "a advance 10", "a emit CHANGE", "a process 0 [1]", "a emit CHANGE", "a barrier 0");
    }

    @Test
    void aStepEmitsNoMoreThanOneCallOfTheOperatorDoes() {
        Recorder operator = new Recorder("a", 0);
        for (long i = 0; i < 10; i++) {
            operator.ready.add(i);
        }
        StageDriver driver = driver(Discipline.MICRO_BATCH, List.of(operator), LEFT);
        driver.offer(0, EPOCH_0);
        driver.poll();
        driver.offer(0, new Barrier(0));
        for (int i = 0; i < 10; i++) {
            assertThat(driver.hasOutput()).isFalse();
            driver.step();
            assertThat(driver.accepts(0)).isFalse();
            assertThat(text(driver.poll())).isEqualTo("[" + i + "]");
            assertThat(driver.hasOutput()).isFalse();
        }
        drain(driver);
        assertThat(output).containsExactly("barrier 0");
    }

    @Test
    void anInitialWatermarkIsNotSentAgain() {
        StageDriver driver = new StageDriver(List.of(new Recorder("a", 0)), List.of(LEFT), Discipline.MICRO_BATCH, 10);
        offer(driver, 0, EPOCH_0, new Watermark(10), new Barrier(0));
        assertThat(output).containsExactly("start 0", "barrier 0");
        assertThat(calls).doesNotContain("a advance 10");
    }

    private static StageDriver driver(Discipline discipline, List<Operator> operators, Channel... channels) {
        return new StageDriver(operators, List.of(channels), discipline, Watermark.NONE);
    }

    private void offer(StageDriver driver, int channel, StreamElement... elements) {
        for (StreamElement element : elements) {
            driver.offer(channel, element);
            drain(driver);
        }
    }

    private void drain(StageDriver driver) {
        while (driver.hasWork() || driver.hasOutput()) {
            if (driver.hasOutput()) {
                output.add(text(driver.poll()));
            } else {
                driver.step();
            }
        }
    }

    private static Data data(long... values) {
        return new Data(Batch.of(values.length, new LongColumn(values, null)));
    }

    private static String text(StreamElement element) {
        if (element instanceof Data data) {
            return rows(data.batch());
        } else if (element instanceof Watermark watermark) {
            return "watermark " + watermark.micros();
        } else if (element instanceof EpochStart start) {
            return "start " + start.epoch();
        } else if (element instanceof Barrier barrier) {
            return "barrier " + barrier.epoch();
        }
        return "end";
    }

    private static String rows(Batch batch) {
        List<Long> rows = new ArrayList<>();
        for (int i = 0; i < batch.rowCount(); i++) {
            rows.add(((LongColumn) batch.column(0)).value(i));
        }
        return rows.toString();
    }

    /** Passes rows on, emits what is ready one row a call, and holds its output watermark back. */
    private final class Recorder implements Operator {
        private final String name;
        private final long holdBackMicros;
        private final List<Long> ready = new ArrayList<>();

        Recorder(String name, long holdBackMicros) {
            this.name = name;
            this.holdBackMicros = holdBackMicros;
        }

        @Override
        public void epochStart(EpochStart epoch) {
            calls.add(name + " start " + epoch.epoch());
        }

        @Override
        public void process(int input, Batch batch, Output out) {
            calls.add(name + " process " + input + " " + rows(batch));
            out.emit(batch);
        }

        @Override
        public void advance(long micros) {
            calls.add(name + " advance " + micros);
        }

        @Override
        public long outputWatermark(long micros) {
            return micros == Watermark.NONE ? micros : micros - holdBackMicros;
        }

        @Override
        public boolean emit(EmitReason reason, Output out) {
            calls.add(name + " emit " + reason);
            if (ready.isEmpty()) {
                return false;
            }
            out.emit(Batch.of(1, new LongColumn(new long[] {ready.remove(0)}, null)));
            return true;
        }

        @Override
        public void barrier(long epoch) {
            calls.add(name + " barrier " + epoch);
        }
    }
}
