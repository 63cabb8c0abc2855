package io.virta.evaluation;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.ConstantColumn;
import io.virta.error.VirtaException;
import io.virta.evaluation.cast.CastKernels;
import io.virta.expression.Alias;
import io.virta.expression.Cast;
import io.virta.expression.ColumnRef;
import io.virta.expression.EvaluationContext;
import io.virta.expression.Evaluator;
import io.virta.expression.Expression;
import io.virta.expression.ExpressionTypes;
import io.virta.expression.FieldAccess;
import io.virta.expression.Lambda;
import io.virta.expression.LambdaVariable;
import io.virta.expression.Literal;
import io.virta.expression.ScalarCall;
import io.virta.expression.SortOrder;
import io.virta.function.ConditionalFunction;
import io.virta.function.HigherOrderFunction;
import io.virta.function.ScalarFunction;
import io.virta.function.ScalarFunction.NullRule;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.row.Literals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compiles the expressions of one scope; those that occur more than once become one evaluator that remembers its column. */
final class Compilation {
    private final Scope scope;
    private final List<Expression> roots;
    private final Map<Expression, Integer> uses = new HashMap<>();
    private final Map<Expression, Evaluator> shared = new HashMap<>();

    Compilation(Scope scope, List<Expression> roots) {
        this(scope, roots, true);
    }

    Compilation(Scope scope, List<Expression> roots, boolean fold) {
        this.scope = scope;
        this.roots = fold ? roots.stream().map(ConstantFolding::fold).toList() : roots;
        this.roots.forEach(this::countUses);
    }

    List<Evaluator> evaluators() {
        return roots.stream().map(this::evaluator).toList();
    }

    private void countUses(Expression expression) {
        if (expression instanceof Lambda || uses.merge(expression, 1, Integer::sum) > 1) {
            return;
        }
        boolean conditional = expression instanceof ScalarCall call && call.function() instanceof ConditionalFunction;
        for (Expression child : expression.children()) {
            if (!conditional || !Traits.mayFail(child)) {
                countUses(child);
            }
        }
    }

    private Evaluator evaluator(Expression expression) {
        if (expression instanceof Alias alias) {
            return evaluator(alias.child());
        }
        if (expression instanceof ColumnRef || expression instanceof LambdaVariable) {
            return new ColumnEvaluator(scope.slot(expression));
        }
        if (expression instanceof Literal literal) {
            return new ConstantEvaluator(Literals.column(literal, 1));
        }
        Evaluator known = shared.get(expression);
        if (known != null) {
            return known;
        }
        Evaluator made = compute(expression);
        if (uses.getOrDefault(expression, 0) > 1 && Traits.isDeterministic(expression)) {
            made = new SharedEvaluator(made);
            shared.put(expression, made);
        }
        return made;
    }

    private Evaluator compute(Expression expression) {
        if (expression instanceof Cast cast) {
            Evaluator child = evaluator(cast.child());
            return new CallEvaluator(
                    CastKernels.kernel(ExpressionTypes.typeOf(cast.child()), cast.type()),
                    new Evaluator[] {child},
                    cast.type(),
                    CallEvaluator.STRICT | CallEvaluator.DETERMINISTIC);
        }
        if (expression instanceof FieldAccess field) {
            return FieldEvaluator.of(evaluator(field.child()), ExpressionTypes.typeOf(field.child()), field.name());
        }
        if (expression instanceof SortOrder order) {
            return evaluator(order.child());
        }
        if (expression instanceof ScalarCall call) {
            return call(call);
        }
        throw VirtaException.internal("The expression " + expression.sql() + " cannot be evaluated here.");
    }

    private Evaluator call(ScalarCall call) {
        ScalarFunction function = call.function();
        TypedArguments arguments = new TypedArguments(function.name(), call.arguments());
        Signature signature = new Signature(arguments.types(), call.type(), call.nullable());
        if (function instanceof HigherOrderFunction higherOrder && hasLambda(call)) {
            return higherOrder(call, higherOrder, arguments, signature);
        }
        if (function instanceof ConditionalFunction conditional && Traits.anyMayFail(call.arguments())) {
            List<ConditionalEvaluator.Argument> lazy =
                    call.arguments().stream().map(this::lazyArgument).toList();
            return new ConditionalEvaluator(conditional.conditionalKernel(arguments, signature), lazy);
        }
        int traits = (function.nullRule() == NullRule.NULL_IF_ANY_NULL ? CallEvaluator.STRICT : 0)
                | (function.isDeterministic() ? CallEvaluator.DETERMINISTIC : 0)
                | (function.mayFail() ? CallEvaluator.MAY_FAIL : 0);
        Evaluator[] evaluators = call.arguments().stream().map(this::evaluator).toArray(Evaluator[]::new);
        return new CallEvaluator(function.kernel(arguments, signature), evaluators, call.type(), traits);
    }

    private ConditionalEvaluator.Argument lazyArgument(Expression argument) {
        if (!Traits.mayFail(argument)) {
            return new ConditionalEvaluator.Argument(evaluator(argument), null, ExpressionTypes.typeOf(argument));
        }
        Scope.Part part = scope.part(argument);
        Evaluator evaluator =
                new Compilation(part.scope(), List.of(argument)).evaluators().get(0);
        return new ConditionalEvaluator.Argument(evaluator, part.captured(), ExpressionTypes.typeOf(argument));
    }

    private Evaluator higherOrder(
            ScalarCall call, HigherOrderFunction function, TypedArguments arguments, Signature signature) {
        List<Evaluator> values = new ArrayList<>();
        List<HigherOrderEvaluator.CompiledLambda> lambdas = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            if (argument instanceof Lambda lambda) {
                Scope.Part part = scope.part(lambda.body(), lambda.parameters());
                Evaluator body = new Compilation(part.scope(), List.of(lambda.body()))
                        .evaluators()
                        .get(0);
                lambdas.add(new HigherOrderEvaluator.CompiledLambda(
                        body, lambda.parameters().size(), part.captured()));
            } else {
                values.add(evaluator(argument));
            }
        }
        return new HigherOrderEvaluator(function.higherOrderKernel(arguments, signature), values, lambdas);
    }

    private static boolean hasLambda(ScalarCall call) {
        return call.arguments().stream().anyMatch(Lambda.class::isInstance);
    }

    private record ColumnEvaluator(int index) implements Evaluator {
        @Override
        public Column evaluate(Batch batch, EvaluationContext context) {
            return batch.column(index);
        }
    }

    private record ConstantEvaluator(ConstantColumn value) implements Evaluator {
        @Override
        public Column evaluate(Batch batch, EvaluationContext context) {
            return new ConstantColumn(value.value(), batch.rowCount());
        }
    }
}
