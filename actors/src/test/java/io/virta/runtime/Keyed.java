package io.virta.runtime;

import io.virta.batch.Batch;
import io.virta.operator.Distribution;
import io.virta.operator.Operator;
import io.virta.operator.OperatorContext;
import io.virta.operator.OperatorSpec;
import io.virta.operator.Output;
import io.virta.types.DataTypes;
import io.virta.types.StructType;
import java.util.List;

/** Keeps only the second column. */
record Keyed() implements OperatorSpec {
    @Override
    public StructType outputSchema() {
        return new StructType().add("value", DataTypes.LongType, false);
    }

    @Override
    public List<Distribution> inputDistributions() {
        return List.of(new Distribution.Any());
    }

    @Override
    public String explain() {
        return "Keyed";
    }

    @Override
    public Operator create(OperatorContext context) {
        return (int input, Batch batch, Output output) -> output.emit(Batch.of(batch.rowCount(), batch.column(1)));
    }
}
