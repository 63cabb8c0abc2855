package io.virta.planner;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.ColumnRef;
import io.virta.operator.OperatorSpec;
import io.virta.planner.Stage.Placement;
import io.virta.planner.Stage.SourceStage;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stage while it is being planned, with facts about the rows that leave it so far. Rules append stateless operators to it; an operator that needs its input spread otherwise closes it and
 * opens the next.
 */
final class Flow {
    final @Nullable SourceStage source;
    final List<StageInput> inputs;
    final List<OperatorSpec> operators = new ArrayList<>();
    final Placement placement;

    /** The delay of the watermark operators among the operators, by their place. */
    final List<PlacedWatermark> watermarks = new ArrayList<>();

    private List<ColumnRef> columns;
    private boolean hasWatermark;
    private boolean revises;
    private boolean isOrdered;
    private List<ColumnRef> keys = List.of();

    Flow(
            @Nullable SourceStage source,
            List<StageInput> inputs,
            Placement placement,
            List<ColumnRef> columns,
            boolean hasWatermark,
            boolean revises) {
        this.source = source;
        this.inputs = inputs;
        this.placement = placement;
        this.columns = columns;
        this.hasWatermark = hasWatermark;
        this.revises = revises;
    }

    /** Adds an operator that makes these columns. */
    void append(OperatorSpec operator, List<ColumnRef> made) {
        if (revises && !operator.acceptsChanges()) {
            throw new VirtaException(
                    ErrorCode.UNSUPPORTED_STREAMING_OPERATION,
                    operator.explain() + " cannot read results that are revised later.",
                    "Use append mode, so that only final rows reach it.");
        }
        operators.add(operator);
        columns = List.copyOf(made);
        revises = operator.revises();
    }

    /** Adds a watermark operator, which changes no columns. */
    void appendWatermark(OperatorSpec operator, long delayMicros) {
        watermarks.add(new PlacedWatermark(operators.size(), delayMicros));
        operators.add(operator);
        hasWatermark = true;
    }

    /** The columns of the rows that leave it. */
    List<ColumnRef> columns() {
        return columns;
    }

    /** Calls the columns otherwise; ids, names and nullability, not what they hold. */
    void rename(List<ColumnRef> renamed) {
        columns = List.copyOf(renamed);
    }

    StructType schema() {
        return ColumnRef.schema(columns);
    }

    /** The index of the column with an id, or -1. */
    int indexOf(long columnId) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).id() == columnId) {
                return i;
            }
        }
        return -1;
    }

    boolean hasWatermark() {
        return hasWatermark;
    }

    /** Whether the rows that leave it carry a change column. */
    boolean revises() {
        return revises;
    }

    boolean isOrdered() {
        return isOrdered;
    }

    void setOrdered(boolean ordered) {
        isOrdered = ordered;
    }

    /** The columns that identify a row in update mode; empty if unknown. */
    List<ColumnRef> keys() {
        return keys;
    }

    void setKeys(List<ColumnRef> keys) {
        this.keys = List.copyOf(keys);
    }

    /** A watermark operator at a place among the operators. */
    record PlacedWatermark(int operator, long delayMicros) {}
}
