package io.virta.operator.aggregate;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.evaluation.ExpressionCompiler;
import io.virta.expression.EvaluationContext;
import io.virta.expression.Evaluator;
import io.virta.expression.Expression;
import io.virta.expression.ExpressionTypes;
import io.virta.operator.Distribution;
import io.virta.operator.Operator;
import io.virta.operator.OperatorContext;
import io.virta.operator.OperatorSpec;
import io.virta.operator.Output;
import io.virta.operator.StreamElement.EpochStart;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes of each row what an aggregation keeps of it where its input is revised: the physical key, then arguments and filter of each aggregate. A row is made for each window it is in. */
public final class AggregateRows implements Operator {
    private final KeyEvaluator keys;
    private final List<Evaluator> arguments;
    private final @Nullable WindowSpread spread;
    private final boolean isWindowed;
    private final OperatorContext environment;
    private EvaluationContext context;

    private AggregateRows(AggregationPlan plan, OperatorContext environment) {
        this.environment = environment;
        context = new EvaluationContext(environment.zone(), 0, 0, 0, environment.instance());
        List<Expression> expressions = new ArrayList<>(KeyEvaluator.expressions(plan));
        int keyCount = expressions.size();
        plan.aggregates().forEach(call -> expressions.addAll(call.children()));
        List<Evaluator> evaluators = ExpressionCompiler.compileAll(expressions, plan.input());
        keys = new KeyEvaluator(plan, evaluators);
        arguments = evaluators.subList(keyCount, evaluators.size());
        TimeGrouping time = plan.time();
        isWindowed = time instanceof TimeGrouping.Window;
        spread = time instanceof TimeGrouping.Window window && !window.isTumbling()
                ? new WindowSpread(window, plan.bucketColumn())
                : null;
    }

    @Override
    public void epochStart(EpochStart epoch) {
        context = new EvaluationContext(
                environment.zone(), epoch.timestampMicros(), epoch.epoch(), epoch.seed(), environment.instance());
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        List<Column> columns = new ArrayList<>(List.of(keys.evaluate(batch, context)));
        int keyCount = columns.size();
        for (Evaluator argument : arguments) {
            columns.add(argument.evaluate(batch, context));
        }
        Batch made = batch.withColumns(columns);
        Column last = columns.get(Math.max(0, keyCount - 1));
        if (isWindowed && last.mayHaveNulls()) {
            made = withoutNulls(made, last);
        }
        if (spread == null) {
            output.emit(made);
        } else {
            spread.spread(made, output::emit);
        }
    }

    private static Batch withoutNulls(Batch batch, Column column) {
        int[] rows = new int[batch.rowCount()];
        int count = 0;
        for (int row = 0; row < rows.length; row++) {
            rows[count] = row;
            count += column.isNull(row) ? 0 : 1;
        }
        return batch.gather(rows, count);
    }

    /** Reads the plan's input. */
    record Spec(AggregationPlan plan) implements OperatorSpec {
        @Override
        public StructType outputSchema() {
            StructType schema = plan.keyType();
            for (int i = 0; i < plan.aggregates().size(); i++) {
                int number = 0;
                for (Expression argument : plan.aggregates().get(i).arguments()) {
                    schema = schema.add("a" + i + "_" + number++, ExpressionTypes.typeOf(argument));
                }
                if (plan.aggregates().get(i).filter() != null) {
                    schema = schema.add("a" + i + "_counts", AtomicType.BOOLEAN);
                }
            }
            return schema;
        }

        @Override
        public List<Distribution> inputDistributions() {
            return List.of(new Distribution.Any());
        }

        @Override
        public boolean revises() {
            return true;
        }

        @Override
        public String explain() {
            return "AggregateRows " + plan.explain();
        }

        @Override
        public Operator create(OperatorContext context) {
            return new AggregateRows(plan, context);
        }
    }
}
