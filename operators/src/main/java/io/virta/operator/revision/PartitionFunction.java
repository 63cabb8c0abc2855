package io.virta.operator.revision;

import io.virta.batch.Batch;
import io.virta.operator.OperatorContext;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.types.StructType;
import java.util.Map;

/**
 * What is computed of the rows of partitions. A pure function of each partition's rows as a multiset: the same rows give the same result whatever their order and whichever other partitions come with
 * them, so that a result emitted earlier can be computed again in order to take it back. Used by one thread.
 */
public interface PartitionFunction {
    /** Takes over clock and seed of an epoch. */
    default void epochStart(EpochStart epoch) {}

    /** The rows of the result, those of all partitions together. */
    Batch apply(Partitions partitions);

    /** Whether there may be rows that no result will have as long as rows are only added. */
    default boolean dropsRows() {
        return false;
    }

    /** The numbers of rows that no result will have as long as rows are only added. */
    default int[] dispensable(Partitions partitions) {
        return new int[0];
    }

    /** A function at plan time. */
    interface Spec {
        /** The columns of the result. */
        StructType outputSchema();

        /** Whether there is a result of no rows at all, as a global aggregate has one. */
        default boolean isGlobal() {
            return false;
        }

        /** The first of the columns of the rows that the user knows; those before it are copies that tell partitions apart. */
        default int firstColumn() {
            return 0;
        }

        /** What the rows that are kept, and the results that were emitted, depend on: name and text, as in {@link io.virta.operator.OperatorSpec#stateFacts()}. */
        Map<String, String> stateFacts();

        /** Name and parameters in a line. */
        String explain();

        /** Makes an instance. */
        PartitionFunction create(OperatorContext context);
    }
}
