package io.virta.operator.sort;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.operator.Distribution;
import io.virta.operator.Operator;
import io.virta.operator.OperatorContext;
import io.virta.operator.OperatorSpec;
import io.virta.operator.Output;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.state.KeyHash;
import io.virta.state.LongState;
import io.virta.state.StateTable;
import io.virta.state.StateTableSpec;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Passes {@code limit} rows after skipping {@code offset}: of each epoch, or of the whole life of the query, in which case the number of rows seen is its state.
 */
public final class Limit implements Operator {
    private static final String TABLE = "seen";
    private static final Column[] NO_KEY = {};

    private final Spec spec;
    private final @Nullable StateTable table;
    private final int[] slot = new int[1];
    private long seen;

    private Limit(Spec spec, @Nullable StateTable table) {
        this.spec = spec;
        this.table = table;
        if (table != null) {
            table.find(NO_KEY, hash(), 1, slot);
            if (slot[0] >= 0) {
                seen = ((LongState) table.value(0)).values()[slot[0]];
            }
        }
    }

    private static long[] hash() {
        long[] hash = new long[1];
        KeyHash.hash(NO_KEY, 1, hash);
        return hash;
    }

    @Override
    public void epochStart(EpochStart epoch) {
        if (table == null) {
            seen = 0;
        }
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        long end = spec.offset + spec.limit < 0 ? Long.MAX_VALUE : spec.offset + spec.limit;
        if (seen >= end) {
            return;
        }
        long from = Math.max(0, Math.min(batch.rowCount(), spec.offset - seen));
        long to = Math.min(batch.rowCount(), end - seen);
        if (to > from) {
            output.emit(batch.slice((int) from, (int) (to - from)));
        }
        seen += to;
        if (table != null) {
            table.upsert(NO_KEY, hash(), 1, slot);
            ((LongState) table.value(0)).put(slot[0], seen);
        }
    }

    /**
     * A limit.
     *
     * @param limit rows to pass
     * @param offset rows to skip before
     * @param perEpoch whether every epoch begins anew, as where an epoch brings the whole result
     */
    public record Spec(long limit, long offset, boolean perEpoch, StructType outputSchema) implements OperatorSpec {
        @Override
        public String name() {
            return "limit";
        }

        @Override
        public List<Distribution> inputDistributions() {
            return List.of(new Distribution.Single());
        }

        @Override
        public List<StateTableSpec> stateTables() {
            if (perEpoch) {
                return List.of();
            }
            StructType count = new StructType().add("count", AtomicType.BIGINT, false);
            return List.of(new StateTableSpec(TABLE, new StructType(), count, StateTableSpec.NO_BUCKETS));
        }

        @Override
        public Map<String, String> stateFacts() {
            return perEpoch ? Map.of() : Map.of("rows counted", "those of the whole query");
        }

        @Override
        public String explain() {
            return "Limit " + limit + (offset == 0 ? "" : " offset " + offset) + (perEpoch ? " per epoch" : "");
        }

        @Override
        public Operator create(OperatorContext context) {
            return new Limit(this, perEpoch ? null : context.stateTable(TABLE));
        }
    }
}
