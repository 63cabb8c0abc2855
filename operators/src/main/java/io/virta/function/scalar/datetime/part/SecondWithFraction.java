package io.virta.function.scalar.datetime.part;

import io.virta.batch.DecimalColumn;
import io.virta.evaluation.Longs;
import io.virta.function.Kernel;
import io.virta.function.scalar.FixedFunction;
import io.virta.function.scalar.Header;
import io.virta.time.ZoneOffsets;
import io.virta.types.AtomicType;
import io.virta.types.DecimalType;

/** The second of a timestamp with its microseconds; a field of date_part. */
final class SecondWithFraction extends FixedFunction {
    SecondWithFraction() {
        super(Header.of("date and time", "second"), new DecimalType(8, 6), AtomicType.TIMESTAMP);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return (columns, rowCount, context) -> {
            Longs times = Longs.of(columns[0]);
            ZoneOffsets zone = new ZoneOffsets(context.zone());
            long[] micros = new long[rowCount];
            for (int i = 0; i < rowCount; i++) {
                micros[i] = Math.floorMod(zone.toLocal(times.at(i)), 60_000_000L);
            }
            return new DecimalColumn(micros, null);
        };
    }
}
