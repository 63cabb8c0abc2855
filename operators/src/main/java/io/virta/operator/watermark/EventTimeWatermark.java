package io.virta.operator.watermark;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.ConstantColumn;
import io.virta.batch.LongColumn;
import io.virta.operator.Distribution;
import io.virta.operator.EventTimeRange;
import io.virta.operator.Operator;
import io.virta.operator.OperatorContext;
import io.virta.operator.OperatorMetrics;
import io.virta.operator.OperatorSpec;
import io.virta.operator.Output;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.operator.StreamElement.Watermark;
import io.virta.types.StructType;
import java.util.List;

/**
 * Passes rows on and notes the greatest event time among them in its metrics, null times aside. Behind it stands the watermark that the plan of the epoch fixed (micro-batch), or the one that
 * follows from what this instance has seen (continuous).
 */
public final class EventTimeWatermark implements Operator {
    private static final long MICROS_PER_MILLI = 1000;

    private final Spec spec;
    private final OperatorMetrics metrics;
    private final long initialMicros;
    private long epochWatermarkMicros = Watermark.NONE;
    /** Differences are added in units of 1024 microseconds, so that the sum of a batch fits whatever its times are. */
    private static final int SUM_SHIFT = 10;

    private long maxMicros = Watermark.NONE;

    private EventTimeWatermark(Spec spec, OperatorContext context) {
        this.spec = spec;
        this.metrics = context.metrics();
        this.initialMicros = context.initialWatermarkMicros();
    }

    /**
     * The watermark that a greatest event time leads to. As Spark's it has millisecond precision and never lies before 1970.
     *
     * @param maxMicros the greatest event time, or {@link Watermark#NONE} if none has been seen
     */
    public static long watermarkMicros(long maxMicros, long delayMicros) {
        if (maxMicros == Watermark.NONE) {
            return 0;
        }
        long millis = Math.floorDiv(maxMicros, MICROS_PER_MILLI) - delayMicros / MICROS_PER_MILLI;
        return Math.max(0, millis * MICROS_PER_MILLI);
    }

    @Override
    public void epochStart(EpochStart epoch) {
        epochWatermarkMicros = epoch.watermarkMicros();
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        EventTimeRange times = times(batch.column(spec.column));
        if (times.count() > 0) {
            maxMicros = Math.max(maxMicros, times.maxMicros());
            metrics.seenEventTimes(times);
        }
        output.emit(batch);
    }

    private static EventTimeRange times(Column column) {
        if (column instanceof ConstantColumn constant) {
            return constant.length() == 0 ? EventTimeRange.NONE : times(constant.value());
        }
        if (!(column.flatten() instanceof LongColumn times)) {
            return EventTimeRange.NONE;
        }
        return times.nullMask() == null
                ? times(times.values(), times.length())
                : times(times.values(), times.nullMask(), times.length());
    }

    private static EventTimeRange times(long[] values, int count) {
        if (count == 0) {
            return EventTimeRange.NONE;
        }
        long least = Long.MAX_VALUE;
        long greatest = Watermark.NONE;
        long beyondFirst = 0;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, values[i]);
            greatest = Math.max(greatest, values[i]);
            beyondFirst += (values[i] - values[0]) >> SUM_SHIFT;
        }
        return new EventTimeRange(
                least, greatest, (double) values[0] * count + beyondFirst * (double) (1 << SUM_SHIFT), count);
    }

    private static EventTimeRange times(long[] values, boolean[] nulls, int count) {
        long[] present = new long[count];
        int presentCount = 0;
        for (int i = 0; i < count; i++) {
            present[presentCount] = values[i];
            presentCount += nulls[i] ? 0 : 1;
        }
        return times(present, presentCount);
    }

    @Override
    public long outputWatermark(long micros) {
        if (epochWatermarkMicros != Watermark.NONE) {
            return epochWatermarkMicros;
        }
        return maxMicros == Watermark.NONE
                ? initialMicros
                : Math.max(initialMicros, watermarkMicros(maxMicros, spec.delayMicros));
    }

    /**
     * A declared event time.
     *
     * @param column the event-time column, a timestamp
     * @param delayMicros how far the watermark stays behind the greatest event time
     */
    public record Spec(int column, long delayMicros, StructType outputSchema) implements OperatorSpec {
        @Override
        public List<Distribution> inputDistributions() {
            return List.of(new Distribution.Any());
        }

        @Override
        public String explain() {
            return "EventTimeWatermark " + outputSchema.field(column).name() + ", delay "
                    + delayMicros / MICROS_PER_MILLI + " ms";
        }

        @Override
        public Operator create(OperatorContext context) {
            return new EventTimeWatermark(this, context);
        }
    }
}
