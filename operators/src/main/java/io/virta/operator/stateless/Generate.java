package io.virta.operator.stateless;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.expression.ColumnRef;
import io.virta.expression.GeneratorCall;
import io.virta.function.GeneratorFunction.Generated;
import io.virta.operator.CompiledExpressions;
import io.virta.operator.Distribution;
import io.virta.operator.Operator;
import io.virta.operator.OperatorContext;
import io.virta.operator.OperatorSpec;
import io.virta.operator.Output;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;

/**
 * Replaces each row by one row for each that the generator makes of it: the kept columns of the input, then the generated ones. With {@code outer}, a row of which it makes none stays, with nulls
 * for the generated columns.
 */
public final class Generate implements Operator {
    private static final int NONE = -1;

    private final Spec spec;
    private final CompiledExpressions arguments;

    private Generate(Spec spec, CompiledExpressions arguments) {
        this.spec = spec;
        this.arguments = arguments;
    }

    @Override
    public void epochStart(EpochStart epoch) {
        arguments.epochStart(epoch);
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        Column[] values = arguments.evaluate(batch).toArray(new Column[0]);
        Generated generated = spec.call.function().generate(values, batch.rowCount(), spec.call.output());
        Batch made = generated.batch();
        int[] sourceRows = generated.sourceRows();
        int count = made.rowCount();
        if (spec.outer) {
            int[] generatedRows = new int[count + batch.rowCount()];
            sourceRows = withChildless(sourceRows, count, batch.rowCount(), generatedRows);
            count = sourceRows.length;
            made = made.gather(generatedRows, count);
        }
        for (int from = 0; from < count; from += Batch.DEFAULT_ROWS) {
            emit(batch, sourceRows, made, from, Math.min(Batch.DEFAULT_ROWS, count - from), output);
        }
    }

    private void emit(Batch batch, int[] sourceRows, Batch made, int from, int count, Output output) {
        int[] rows = new int[count];
        System.arraycopy(sourceRows, from, rows, 0, count);
        List<Column> kept = new ArrayList<>();
        for (int column : spec.keptColumns) {
            kept.add(batch.column(column));
        }
        Batch repeated = batch.withColumns(kept).gather(rows, count);
        List<Column> columns = new ArrayList<>(repeated.columns());
        columns.addAll(made.slice(from, count).columns());
        output.emit(repeated.withColumns(columns));
    }

    /** The source rows with those added, in their places, of which nothing was made; fills in the generated row of each, or {@link #NONE}. */
    private static int[] withChildless(int[] sourceRows, int count, int rowCount, int[] generatedRows) {
        int[] all = new int[count + rowCount];
        int size = 0;
        int next = 0;
        for (int row = 0; row < rowCount; row++) {
            if (next == count || sourceRows[next] != row) {
                generatedRows[size] = NONE;
                all[size++] = row;
            }
            while (next < count && sourceRows[next] == row) {
                generatedRows[size] = next++;
                all[size++] = row;
            }
        }
        return java.util.Arrays.copyOf(all, size);
    }

    /**
     * A generator.
     *
     * @param call over {@code input}
     * @param keptColumns indices of the input columns that the output begins with
     */
    public record Spec(
            GeneratorCall call,
            boolean outer,
            List<ColumnRef> input,
            List<Integer> keptColumns,
            StructType outputSchema,
            boolean revises)
            implements OperatorSpec {
        public Spec {
            input = List.copyOf(input);
            keptColumns = List.copyOf(keptColumns);
        }

        @Override
        public List<Distribution> inputDistributions() {
            return List.of(new Distribution.Any());
        }

        @Override
        public String explain() {
            return "Generate " + (outer ? "outer " : "") + call.sql();
        }

        @Override
        public Operator create(OperatorContext context) {
            return new Generate(this, new CompiledExpressions(call.arguments(), input, context));
        }
    }
}
