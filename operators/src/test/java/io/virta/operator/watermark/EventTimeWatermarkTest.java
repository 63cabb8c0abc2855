package io.virta.operator.watermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.virta.batch.Batch;
import io.virta.batch.LongColumn;
import io.virta.driver.StageContext;
import io.virta.operator.EventTimeRange;
import io.virta.operator.Operator;
import io.virta.operator.OperatorMetrics;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.operator.StreamElement.Watermark;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventTimeWatermarkTest {
    private static final long SECOND = 1_000_000;
    private static final StructType SCHEMA = new StructType().add("ts", AtomicType.TIMESTAMP);

    private final OperatorMetrics metrics = new OperatorMetrics();
    private final List<Batch> output = new ArrayList<>();

    @Test
    void notesTheGreatestTimeAndPassesEveryRowNullTimesToo() {
        Operator operator = operator(0);
        Batch batch = Batch.of(3, new LongColumn(new long[] {5, 99, 7}, new boolean[] {false, true, false}));
        operator.process(0, batch, output::add);
        assertThat(output).containsExactly(batch);
        assertThat(metrics.take().maxEventTimeMicros()).isEqualTo(7);
    }

    @Test
    void countsTheTimesOfEachEpochAnew() {
        Operator operator = operator(0);
        long[] withNull = {5 * SECOND, 99 * SECOND, SECOND};
        operator.process(0, Batch.of(3, new LongColumn(withNull, new boolean[] {false, true, false})), output::add);
        operator.process(0, times(9 * SECOND), output::add);
        EventTimeRange first = metrics.take().eventTimes();
        assertThat(first.count()).isEqualTo(3);
        assertThat(first.minMicros()).isEqualTo(1_000_000);
        assertThat(first.maxMicros()).isEqualTo(9_000_000);
        assertThat(first.meanMicros()).isCloseTo(5_000_000, within(1_000L));
        assertThat(metrics.take().eventTimes()).isEqualTo(EventTimeRange.NONE);
    }

    @Test
    void rowsWithoutAnyTimeSayNothing() {
        Operator operator = operator(0);
        operator.process(0, Batch.of(1, new LongColumn(new long[] {5}, new boolean[] {true})), output::add);
        assertThat(metrics.take().maxEventTimeMicros()).isEqualTo(Watermark.NONE);
    }

    @Test
    void inMicroBatchModeTheWatermarkIsThatOfTheEpochsPlan() {
        Operator operator = operator(0);
        operator.epochStart(new EpochStart(0, 0, 0, 40 * SECOND));
        operator.process(0, times(100 * SECOND), output::add);
        assertThat(operator.outputWatermark(Watermark.NONE)).isEqualTo(40 * SECOND);
    }

    @Test
    void inContinuousModeItFollowsTheGreatestTimeAndNeverGoesBack() {
        Operator operator = operator(30 * SECOND);
        operator.epochStart(new EpochStart(0, 0, 0, Watermark.NONE));
        assertThat(operator.outputWatermark(Watermark.NONE)).isEqualTo(30 * SECOND);
        operator.process(0, times(35 * SECOND), output::add);
        assertThat(operator.outputWatermark(Watermark.NONE)).isEqualTo(30 * SECOND);
        operator.process(0, times(100 * SECOND), output::add);
        operator.process(0, times(50 * SECOND), output::add);
        assertThat(operator.outputWatermark(Watermark.NONE)).isEqualTo(90 * SECOND);
    }

    @Test
    void aWatermarkIsInWholeMillisecondsAndNeverBefore1970() {
        assertThat(EventTimeWatermark.watermarkMicros(1_234_567, 1_000)).isEqualTo(1_233_000);
        assertThat(EventTimeWatermark.watermarkMicros(5, SECOND)).isZero();
        assertThat(EventTimeWatermark.watermarkMicros(Watermark.NONE, SECOND)).isZero();
    }

    private static Batch times(long... micros) {
        return Batch.of(micros.length, new LongColumn(micros, null));
    }

    private Operator operator(long initialWatermark) {
        return new EventTimeWatermark.Spec(0, 10 * SECOND, SCHEMA)
                .create(new StageContext(0, 1, ZoneOffset.UTC, initialWatermark, Map.of(), List.of(), metrics));
    }
}
