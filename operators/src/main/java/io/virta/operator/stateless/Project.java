package io.virta.operator.stateless;

import io.virta.batch.Batch;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.operator.CompiledExpressions;
import io.virta.operator.Distribution;
import io.virta.operator.Operator;
import io.virta.operator.OperatorContext;
import io.virta.operator.OperatorSpec;
import io.virta.operator.Output;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.types.StructType;
import java.util.List;
import java.util.stream.Collectors;

/** Computes the columns of its output from those of its input, row by row. Columns that are only passed on are shared, not copied. */
public final class Project implements Operator {
    private final CompiledExpressions expressions;

    private Project(CompiledExpressions expressions) {
        this.expressions = expressions;
    }

    @Override
    public void epochStart(EpochStart epoch) {
        expressions.epochStart(epoch);
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        output.emit(batch.withColumns(expressions.evaluate(batch)));
    }

    /**
     * A projection.
     *
     * @param expressions one per output column, over {@code input}
     * @param revises whether input batches carry a change column, which is passed on
     */
    public record Spec(List<Expression> expressions, List<ColumnRef> input, StructType outputSchema, boolean revises)
            implements OperatorSpec {
        public Spec {
            expressions = List.copyOf(expressions);
            input = List.copyOf(input);
        }

        @Override
        public List<Distribution> inputDistributions() {
            return List.of(new Distribution.Any());
        }

        @Override
        public String explain() {
            return expressions.stream().map(Expression::sql).collect(Collectors.joining(", ", "Project [", "]"));
        }

        @Override
        public Operator create(OperatorContext context) {
            return new Project(new CompiledExpressions(expressions, input, context));
        }
    }
}
