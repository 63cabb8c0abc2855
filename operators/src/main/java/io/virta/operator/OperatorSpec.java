package io.virta.operator;

import io.virta.state.StateTableSpec;
import io.virta.types.StructType;
import java.util.List;

/** An operator at plan time: immutable data, normally a record nested in the operator's class. The planner asks it for facts and never switches on its type. */
public interface OperatorSpec {
    /** The columns of the rows it emits. */
    StructType outputSchema();

    /** How each input must be spread; the size is the number of inputs. */
    List<Distribution> inputDistributions();

    /** The state tables it keeps; empty for stateless operators, whose instances may be fused into one island. */
    default List<StateTableSpec> stateTables() {
        return List.of();
    }

    /** Whether an epoch without data must run when the watermark has moved, since something may close or be dropped. */
    default boolean needsEpochOnWatermark() {
        return false;
    }

    /** Whether output batches carry a change column. */
    default boolean revises() {
        return false;
    }

    /** One line for {@code explain()}: name and parameters. */
    String explain();

    /** Makes an instance. */
    Operator create(OperatorContext context);
}
