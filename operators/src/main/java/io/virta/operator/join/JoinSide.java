package io.virta.operator.join;

import io.virta.batch.Batch;
import io.virta.batch.LongColumn;
import io.virta.operator.EventTimes;
import io.virta.operator.OperatorContext;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.state.RowTable;
import io.virta.state.StateTableSpec;
import java.util.Arrays;

/** One side of a stream join: how its keys are hashed, when its rows may go, and the table of those that are held. Used by one thread. */
final class JoinSide {
    private final JoinSideSpec spec;
    private final RowTable table;
    private final KeyHashes keys;

    JoinSide(JoinSideSpec spec, OperatorContext context) {
        this.spec = spec;
        this.table = context.rowTable(spec.name());
        this.keys = new KeyHashes(spec.keys(), spec.nullMatches(), spec.columns(), context);
    }

    void epochStart(EpochStart epoch) {
        keys.epochStart(epoch);
    }

    JoinSideSpec spec() {
        return spec;
    }

    /** The rows that are held. */
    RowTable table() {
        return table;
    }

    /** Hashes the keys of rows of this side. */
    KeyHashes hash(Batch batch) {
        keys.compute(batch);
        return keys;
    }

    /** The watermark at which each row may go. */
    long[] expiries(Batch batch) {
        long[] micros = new long[batch.rowCount()];
        if (!spec.evicts()) {
            Arrays.fill(micros, StateTableSpec.NEVER);
            return micros;
        }
        LongColumn times = EventTimes.of(batch.column(spec.timeColumn()));
        for (int row = 0; row < micros.length; row++) {
            micros[row] = times.isNull(row) ? StateTableSpec.NEVER : times.value(row) + spec.expiryAfterMicros();
        }
        return micros;
    }
}
