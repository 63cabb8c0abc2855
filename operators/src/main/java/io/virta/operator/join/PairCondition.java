package io.virta.operator.join;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.operator.CompiledExpressions;
import io.virta.operator.OperatorContext;
import io.virta.operator.RowSelection;
import io.virta.operator.StreamElement.EpochStart;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The whole condition of a join, equalities included, over pairs of rows. Candidates come by equal hashes, so what it leaves is exact. Only the columns that it reads are gathered. Used by one
 * thread.
 */
final class PairCondition {
    private final @Nullable CompiledExpressions condition;
    private final List<Integer> leftColumns;
    private final List<Integer> rightColumns;
    private final RowSelection selection = new RowSelection();

    /** A condition over the columns of both sides; null for one that always holds. */
    PairCondition(
            @Nullable Expression condition, List<ColumnRef> left, List<ColumnRef> right, OperatorContext context) {
        Set<Long> read = new HashSet<>();
        if (condition != null) {
            addColumns(condition, read);
        }
        leftColumns = places(left, read);
        rightColumns = places(right, read);
        List<ColumnRef> input = new ArrayList<>();
        leftColumns.forEach(column -> input.add(left.get(column)));
        rightColumns.forEach(column -> input.add(right.get(column)));
        this.condition = condition == null ? null : new CompiledExpressions(List.of(condition), input, context);
    }

    private static void addColumns(Expression expression, Set<Long> ids) {
        if (expression instanceof ColumnRef column) {
            ids.add(column.id());
        }
        expression.children().forEach(child -> addColumns(child, ids));
    }

    private static List<Integer> places(List<ColumnRef> columns, Set<Long> ids) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (ids.contains(columns.get(i).id())) {
                places.add(i);
            }
        }
        return places;
    }

    void epochStart(EpochStart epoch) {
        if (condition != null) {
            condition.epochStart(epoch);
        }
    }

    /**
     * Keeps the pairs for which the condition is true, moving them to the front of both arrays.
     *
     * @return how many are left
     */
    int select(RowSource left, int[] leftRows, RowSource right, int[] rightRows, int count) {
        if (condition == null || count == 0) {
            return count;
        }
        List<Column> columns = new ArrayList<>(leftColumns.size() + rightColumns.size());
        for (int column : leftColumns) {
            columns.add(left.gather(column, leftRows, count));
        }
        for (int column : rightColumns) {
            columns.add(right.gather(column, rightRows, count));
        }
        selection.select(condition.evaluate(0, new Batch(count, columns)));
        int[] selected = selection.rows();
        for (int i = 0; i < selection.count(); i++) {
            leftRows[i] = leftRows[selected[i]];
            rightRows[i] = rightRows[selected[i]];
        }
        return selection.count();
    }
}
