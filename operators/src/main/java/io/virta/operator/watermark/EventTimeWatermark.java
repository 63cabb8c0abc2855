package io.virta.operator.watermark;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.ConstantColumn;
import io.virta.batch.LongColumn;
import io.virta.operator.Distribution;
import io.virta.operator.Operator;
import io.virta.operator.OperatorContext;
import io.virta.operator.OperatorMetrics;
import io.virta.operator.OperatorSpec;
import io.virta.operator.Output;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.operator.StreamElement.Watermark;
import io.virta.types.StructType;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        long batchMax = max(batch.column(spec.column));
        if (batchMax != Watermark.NONE) {
            maxMicros = Math.max(maxMicros, batchMax);
            metrics.seenEventTime(batchMax);
        }
        output.emit(batch);
    }

    private static long max(Column column) {
        if (column instanceof ConstantColumn constant) {
            return constant.length() == 0 ? Watermark.NONE : max(constant.value());
        }
        if (!(column.flatten() instanceof LongColumn times)) {
            return Watermark.NONE;
        }
        return max(times.values(), times.nullMask(), times.length());
    }

    private static long max(long[] values, boolean @Nullable [] nulls, int count) {
        long greatest = Watermark.NONE;
        for (int i = 0; i < count; i++) {
            if (values[i] > greatest && (nulls == null || !nulls[i])) {
                greatest = values[i];
            }
        }
        return greatest;
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
