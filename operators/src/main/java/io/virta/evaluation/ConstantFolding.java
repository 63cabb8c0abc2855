package io.virta.evaluation;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.error.VirtaException;
import io.virta.expression.Cast;
import io.virta.expression.EvaluationContext;
import io.virta.expression.Expression;
import io.virta.expression.ExpressionTypes;
import io.virta.expression.FieldAccess;
import io.virta.expression.Literal;
import io.virta.expression.ScalarCall;
import io.virta.row.Literals;
import java.time.ZoneOffset;
import java.util.List;

/** Replaces calls of constants by their values, unless these depend on the session time zone or the epoch, or computing them fails. */
public final class ConstantFolding {
    private static final EvaluationContext NO_CONTEXT = new EvaluationContext(ZoneOffset.UTC, 0, 0, 0, 0);
    private static final Batch ONE_ROW = Batch.of(1);

    private ConstantFolding() {}

    /** The same expression with every constant part as a literal. */
    public static Expression fold(Expression expression) {
        return expression.transformUp(ConstantFolding::foldNode);
    }

    private static Expression foldNode(Expression expression) {
        if (expression instanceof ScalarCall call) {
            boolean constant = !call.arguments().isEmpty()
                    && call.arguments().stream().allMatch(Literal.class::isInstance)
                    && call.function().isDeterministic();
            return constant && !call.function().usesContext() ? evaluate(call) : call;
        }
        if (expression instanceof Cast || expression instanceof FieldAccess) {
            boolean constant = expression.children().get(0) instanceof Literal;
            return constant && !Traits.usesContext(expression) ? evaluate(expression) : expression;
        }
        return expression;
    }

    private static Expression evaluate(Expression expression) {
        try {
            Column value = new Compilation(Scope.of(List.of()), List.of(expression), false)
                    .evaluators()
                    .get(0)
                    .evaluate(ONE_ROW, NO_CONTEXT);
            return Literals.literal(value, 0, ExpressionTypes.typeOf(expression));
        } catch (VirtaException e) {
            // The call fails when and only if a row needs it.
            return expression;
        }
    }
}
