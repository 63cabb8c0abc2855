package io.virta.operator;

import io.virta.state.StateTableSpec;
import io.virta.types.StructType;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An operator at plan time: immutable data, normally a record nested in the operator's class. The planner asks it for facts and never switches on its type. */
public interface OperatorSpec {
    /** The name under which explain, progress and checkpoints know it, in lower case. Where there is state it must never change, so stateful operators return a constant. */
    default String name() {
        Class<?> type =
                getClass().getEnclosingClass() == null ? getClass() : getClass().getEnclosingClass();
        return type.getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** The columns of the rows it emits. */
    StructType outputSchema();

    /** How each input must be spread; the size is the number of inputs. */
    List<Distribution> inputDistributions();

    /** The state tables it keeps; empty for stateless operators, whose instances may be fused into one island. */
    default List<StateTableSpec> stateTables() {
        return List.of();
    }

    /**
     * What the meaning of its state depends on beside the form of its tables, such as grouping keys: name and text. A query goes on over a checkpoint only if these are as they were, so they say what the user
     * wrote and nothing else, and differ only where old state would be wrong.
     */
    default Map<String, String> stateFacts() {
        return Map.of();
    }

    /** Whether an epoch without data must run when the watermark has moved, since something may close or be dropped. */
    default boolean needsEpochOnWatermark() {
        return false;
    }

    /** Whether epochs without data must run as time goes by, since something may become due. */
    default boolean needsEpochOnTime() {
        return false;
    }

    /** Whether output batches carry a change column. */
    default boolean revises() {
        return false;
    }

    /** Whether input batches may carry a change column; what passes one on takes one. */
    default boolean acceptsChanges() {
        return revises();
    }

    /** The watermark that holds for its output when its inputs stand at {@code micros}, as {@link Operator#outputWatermark} of its instances. */
    default long outputWatermark(long micros) {
        return micros;
    }

    /** One line for {@code explain()}: name and parameters. */
    String explain();

    /** Makes an instance. */
    Operator create(OperatorContext context);
}
