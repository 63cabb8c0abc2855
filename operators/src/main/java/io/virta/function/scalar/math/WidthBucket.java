package io.virta.function.scalar.math;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Doubles;
import io.virta.evaluation.Longs;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.LongFunction;
import io.virta.function.scalar.RowNulls;
import io.virta.types.AtomicType;

/** The number of the bucket that a value falls into when the range is cut into equally wide buckets; 0 below the range, one more than the number of buckets above it. */
@AutoService(SqlFunction.class)
public final class WidthBucket extends LongFunction {
    public WidthBucket() {
        super(
                Header.of("math", "width_bucket")
                        .usage("width_bucket(value, min, max, buckets)")
                        .text(
                                "The number of the bucket that a value falls into when the range is cut into equally wide buckets; 0 below the range, one more than the number of buckets above it.")
                        .example("width_bucket(7.5, 0, 10, 5)", "4"),
                AtomicType.BIGINT,
                AtomicType.DOUBLE,
                AtomicType.DOUBLE,
                AtomicType.DOUBLE,
                AtomicType.BIGINT);
    }

    @Override
    protected LongRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Doubles values = Doubles.of(arguments[0]);
        Doubles mins = Doubles.of(arguments[1]);
        Doubles maxs = Doubles.of(arguments[2]);
        Longs counts = Longs.of(arguments[3]);
        return row -> {
            double value = values.at(row);
            double min = mins.at(row);
            double max = maxs.at(row);
            long count = counts.at(row);
            if (count <= 0
                    || count == Long.MAX_VALUE
                    || Double.isNaN(value)
                    || min == max
                    || !Double.isFinite(min)
                    || !Double.isFinite(max)) {
                nulls.set(row);
                return 0;
            }
            double lower = Math.min(min, max);
            double upper = Math.max(min, max);
            if (min < max) {
                return value < lower
                        ? 0
                        : value >= upper ? count + 1 : (long) (count * (value - lower) / (upper - lower)) + 1;
            }
            return value > upper
                    ? 0
                    : value <= lower ? count + 1 : (long) (count * (upper - value) / (upper - lower)) + 1;
        };
    }
}
