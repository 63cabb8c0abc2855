package io.virta.analysis;

import io.virta.expression.AggregateCall;
import io.virta.expression.Alias;
import io.virta.expression.Call;
import io.virta.expression.Expression;
import io.virta.expression.ExpressionTypes;
import io.virta.expression.Literal;
import io.virta.expression.OverCall;
import io.virta.expression.ScalarCall;
import io.virta.expression.SortOrder;
import io.virta.expression.Trees;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanOutput;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Functions OVER windows of rows: their types, and a plan node beneath the projection that reads them. */
final class OverResolver {
    private OverResolver() {}

    /** The typed form of a call; {@code resolve} resolves what it is made of. */
    static OverCall typed(OverCall over, UnaryOperator<Expression> resolve) {
        if (!(over.function() instanceof Call call)) {
            return over;
        }
        List<Expression> partition = over.partition().stream().map(resolve).toList();
        List<SortOrder> orders = over.orders().stream()
                .map(order -> new SortOrder(resolve.apply(order.child()), order.ascending(), order.nullsFirst()))
                .toList();
        Expression function;
        if (OverFunction.NAMES.contains(call.name())) {
            if (over.orders().isEmpty()) {
                throw AnalysisErrors.invalid(
                        null,
                        "`" + call.sql() + "` OVER needs an order.",
                        "Write ORDER BY in the parentheses of OVER.");
            }
            function = function(call, call.arguments().stream().map(resolve).toList());
        } else {
            function = resolve.apply(call);
            if (!(function instanceof AggregateCall aggregate)) {
                throw AnalysisErrors.invalid(
                        "UNSUPPORTED_EXPR_FOR_WINDOW",
                        "`" + call.sql() + "` has no meaning OVER a window.",
                        "Use an aggregate, or a function such as row_number, rank, lag or lead.");
            }
            if (aggregate.distinct() || aggregate.filter() != null) {
                throw AnalysisErrors.invalid(
                        "DISTINCT_WINDOW_FUNCTION_UNSUPPORTED",
                        "`" + call.sql() + "` OVER a window takes neither DISTINCT nor FILTER.",
                        "Aggregate if(condition, value, null) instead of a FILTER.");
            }
        }
        return new OverCall(function, partition, orders, over.frame());
    }

    private static Expression function(Call call, List<Expression> arguments) {
        int least = switch (call.name()) {
            case "ntile", "lag", "lead" -> 1;
            case "nth_value" -> 2;
            default -> 0;
        };
        int most = call.name().equals("lag") || call.name().equals("lead") ? 3 : least;
        if (arguments.size() < least || arguments.size() > most) {
            throw AnalysisErrors.invalid(
                    "WRONG_NUM_ARGS.WITHOUT_SUGGESTION",
                    "`" + call.name() + "` takes " + least + (most == least ? "" : " to " + most) + " arguments, not "
                            + arguments.size() + ".",
                    "Pass as many.");
        }
        for (int i = call.name().equals("ntile") ? 0 : 1; i < Math.min(2, arguments.size()); i++) {
            if (!(arguments.get(i) instanceof Literal literal) || !(literal.value() instanceof Integer)) {
                throw AnalysisErrors.invalid(
                        null,
                        "`" + call.sql() + "`: " + arguments.get(i).sql() + " is not a whole number.",
                        "Write a constant such as 1.");
            }
        }
        List<Expression> typed = new ArrayList<>(arguments);
        DataType type = switch (call.name()) {
            case "percent_rank", "cume_dist" -> AtomicType.DOUBLE;
            case "lag", "lead", "nth_value" -> ExpressionTypes.typeOf(arguments.get(0));
            default -> AtomicType.INT;
        };
        if (typed.size() == 3) {
            typed.set(2, CallResolver.implicitCast(typed.get(2), type));
        }
        boolean nullable = most > 0 && !call.name().equals("ntile");
        return new ScalarCall(new OverFunction(call.name()), typed, type, nullable);
    }

    static boolean hasOver(Expression tree) {
        return Trees.any(tree, OverCall.class::isInstance);
    }

    /** A projection over items with functions OVER windows: these become columns of nodes beneath it, a node for each way to partition. */
    static LogicalPlan project(List<Expression> items, LogicalPlan child, PlanResolver resolver) {
        Map<List<Expression>, Map<Expression, Alias>> windows = new LinkedHashMap<>();
        List<Expression> replaced = new ArrayList<>();
        for (Expression item : items) {
            replaced.add(item.transformUp(node -> {
                if (!(node instanceof OverCall over)) {
                    return node;
                }
                if (over.children().stream().anyMatch(OverResolver::hasOver)) {
                    throw AnalysisErrors.invalid(
                            null, "`" + over.sql() + "` has OVER in itself.", "Compute the inner one in a subquery.");
                }
                List<Expression> partition =
                        over.partition().stream().map(Trees::canonical).toList();
                Alias alias = windows.computeIfAbsent(partition, made -> new LinkedHashMap<>())
                        .computeIfAbsent(over, made -> new Alias(over, List.of(over.sql()), resolver.ids.next()));
                return PlanOutput.column(alias);
            }));
        }
        LogicalPlan plan = child;
        for (Map<Expression, Alias> calls : windows.values()) {
            plan = new LogicalPlan.Over(List.copyOf(calls.values()), plan);
        }
        return new LogicalPlan.Project(replaced, plan);
    }
}
