package io.virta.planner;

import io.virta.connector.SourceScan;
import io.virta.connector.SourceTable;
import io.virta.operator.OperatorSpec;
import io.virta.types.StructType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Operators that run fused, one instance per partition: an island. The first operator may have several inputs and state; those after it are stateless with one input.
 *
 * @param id the stage's number, from 0; a stage comes after those it reads
 * @param source what a source stage reads, null for others
 * @param inputs the edges it reads, in the order of the first operator's inputs; empty for a source stage
 * @param operators in order of the flow; may be empty in a source stage
 * @param placement how many instances there are
 * @param outputSchema of the rows it sends
 */
public record Stage(
        int id,
        @Nullable SourceStage source,
        List<StageInput> inputs,
        List<OperatorSpec> operators,
        Placement placement,
        StructType outputSchema) {
    public Stage {
        inputs = List.copyOf(inputs);
        operators = List.copyOf(operators);
    }

    /** The name of a stateful stage in checkpoints and progress, stable while the plan's shape is: {@code 3-aggregate}. */
    public String stateId() {
        return id + "-" + (operators.isEmpty() ? "source" : operators.get(0).name());
    }

    /** Whether the first operator keeps state. */
    public boolean isStateful() {
        return !operators.isEmpty() && !operators.get(0).stateTables().isEmpty();
    }

    /** How many instances a stage has. */
    public enum Placement {
        /** One per reader or as many as its input has. */
        PARTITIONED,
        /** One per shard, each owning a range of key groups. */
        SHARDED,
        /** One. */
        SINGLE
    }

    /**
     * A source read by a stage.
     *
     * @param sourceIndex the number of the source in the plan, under which its positions are logged; a source scanned twice by one query has two
     * @param rowsKey equal for scans that deliver the same rows at the same positions, so that queries can share what one of them has decoded
     */
    public record SourceStage(int sourceIndex, SourceTable table, SourceScan scan, String rowsKey) {
        /** A scan without pushed filters. */
        public SourceStage(int sourceIndex, SourceTable table, SourceScan scan) {
            this(
                    sourceIndex,
                    table,
                    scan,
                    table.identity() + " " + scan.schema().toDDL());
        }
    }
}
