package io.virta.function.scalar.conditional;

import io.virta.batch.Column;
import io.virta.evaluation.Booleans;
import io.virta.evaluation.Choice;
import io.virta.function.ConditionalFunction.ConditionalKernel;
import io.virta.types.DataType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Takes each row from the branch that is its own. */
final class Branches {
    private Branches() {}

    /** Conditions and values in turn, a last value for the rest if {@code count} is odd. */
    static ConditionalKernel kernel(int count, DataType type) {
        return (arguments, rowCount, context) -> {
            @Nullable Column[] values = new Column[count];
            int[] choices = new int[rowCount];
            Arrays.fill(choices, -1);
            boolean[] open = new boolean[rowCount];
            Arrays.fill(open, true);
            int openCount = rowCount;
            for (int c = 0; c + 1 < count && openCount > 0; c += 2) {
                Booleans conditions = Booleans.of(arguments.where(c, open));
                boolean[] taken = new boolean[rowCount];
                int takenCount = 0;
                for (int i = 0; i < rowCount; i++) {
                    if (open[i] && !conditions.isNull(i) && conditions.at(i)) {
                        taken[i] = true;
                        open[i] = false;
                        choices[i] = c + 1;
                        takenCount++;
                    }
                }
                if (takenCount > 0) {
                    values[c + 1] = arguments.where(c + 1, taken);
                    openCount -= takenCount;
                }
            }
            if (count % 2 == 1 && openCount > 0) {
                values[count - 1] = arguments.where(count - 1, open);
                for (int i = 0; i < rowCount; i++) {
                    if (open[i]) {
                        choices[i] = count - 1;
                    }
                }
            }
            return Choice.of(type, values, choices, rowCount);
        };
    }

    /** The first of several values that is not null. */
    static ConditionalKernel firstNotNull(int count, DataType type) {
        return (arguments, rowCount, context) -> {
            @Nullable Column[] values = new Column[count];
            int[] choices = new int[rowCount];
            Arrays.fill(choices, -1);
            boolean[] open = new boolean[rowCount];
            Arrays.fill(open, true);
            int openCount = rowCount;
            for (int c = 0; c < count && openCount > 0; c++) {
                Column column = arguments.where(c, open);
                values[c] = column;
                for (int i = 0; i < rowCount; i++) {
                    if (open[i] && !column.isNull(i)) {
                        open[i] = false;
                        choices[i] = c;
                        openCount--;
                    }
                }
            }
            return Choice.of(type, values, choices, rowCount);
        };
    }
}
