package io.virta.analysis;

import io.virta.connector.OutputMode;
import io.virta.expression.Cast;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.Literal;
import io.virta.expression.ScalarCall;
import io.virta.expression.Trees;
import io.virta.plan.LogicalPlan;
import io.virta.plan.LogicalPlan.JoinType;
import io.virta.plan.PlanOutput;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which joins of streams have an incremental meaning. Outer and semi joins of two streams need a bound on event time, after which a row has no more matches. */
final class StreamingJoins {
    private StreamingJoins() {}

    static void check(LogicalPlan.Join join, OutputMode mode) {
        boolean left = join.left().isStreaming();
        boolean right = join.right().isStreaming();
        if (left && right) {
            checkStreams(join, mode);
        } else if (mode == OutputMode.APPEND) {
            checkStatic(join.type(), left);
        }
    }

    private static void checkStreams(LogicalPlan.Join join, OutputMode mode) {
        if (mode != OutputMode.APPEND) {
            return;
        }
        if (join.type() == JoinType.LEFT_ANTI) {
            throw StreamingCheck.refusal(
                    "A LEFT ANTI join with a stream on the right cannot know that a match will never come.",
                    "Write a LEFT OUTER join with a time bound, and keep the rows whose right side is null.");
        }
        if (!hasFinalRows(join)) {
            throw StreamingCheck.refusal(
                    "A " + join.type().name().replace('_', ' ')
                            + " join of two streams cannot know when a row has no more matches.",
                    "Call withWatermark(...) on both streams and bound the difference of their times in the condition,"
                            + " such as b.time BETWEEN a.time AND a.time + INTERVAL 1 HOUR, or join by the times.");
        }
    }

    /** Whether rows that leave a join of two streams are never taken back: pairs, and what has no match where it is known that none will come. */
    static boolean hasFinalRows(LogicalPlan.Join join) {
        boolean isInner = join.type() == JoinType.INNER || join.type() == JoinType.CROSS;
        return isInner || join.type() != JoinType.LEFT_ANTI && isBounded(join);
    }

    private static void checkStatic(JoinType type, boolean streamOnLeft) {
        boolean fine = switch (type) {
            case INNER, CROSS -> true;
            case LEFT_OUTER, LEFT_SEMI, LEFT_ANTI -> streamOnLeft;
            case RIGHT_OUTER -> !streamOnLeft;
            case FULL_OUTER -> false;
        };
        if (!fine) {
            throw StreamingCheck.refusal(
                    "A " + type.name().replace('_', ' ')
                            + " join cannot tell which rows of the static table will never match the stream.",
                    "Keep the rows of the stream instead: put it on the "
                            + (type == JoinType.RIGHT_OUTER ? "right" : "left")
                            + " side of an outer join, use an inner join, or update mode, which takes rows back.");
        }
    }

    private static boolean isBounded(LogicalPlan.Join join) {
        Map<Long, Long> leftTimes = EventTimeColumns.of(join.left());
        Map<Long, Long> rightTimes = EventTimeColumns.of(join.right());
        for (Expression key : keys(join)) {
            for (Expression side : key.children()) {
                if (EventTimeColumns.delayOf(side, leftTimes) != null
                        || EventTimeColumns.delayOf(side, rightTimes) != null) {
                    return true;
                }
            }
        }
        boolean leftEnds = ends(join, ids(join.left()), rightTimes.keySet());
        boolean rightEnds = ends(join, ids(join.right()), leftTimes.keySet());
        return switch (join.type()) {
            case RIGHT_OUTER -> rightEnds;
            case FULL_OUTER -> leftEnds || rightEnds;
            default -> leftEnds;
        };
    }

    /** Whether a condition keeps a column of one side above an event time of the other, so that its rows are done with at some watermark. */
    private static boolean ends(LogicalPlan.Join join, Set<Long> side, Set<Long> otherTimes) {
        for (Expression part : conjuncts(join)) {
            if (part instanceof ScalarCall call && isOrder(call.function().name())) {
                int sign = call.function().name().startsWith(">") ? 1 : -1;
                Map<Long, Integer> terms = new HashMap<>();
                if (addTerms(call.arguments().get(0), sign, terms)
                        && addTerms(call.arguments().get(1), -sign, terms)
                        && isBound(terms, side, otherTimes)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isBound(Map<Long, Integer> terms, Set<Long> side, Set<Long> otherTimes) {
        boolean positive = false;
        boolean negative = false;
        for (Map.Entry<Long, Integer> term : terms.entrySet()) {
            if (term.getValue() == 1 && side.contains(term.getKey())) {
                positive = true;
            } else if (term.getValue() == -1 && otherTimes.contains(term.getKey())) {
                negative = true;
            } else if (term.getValue() != 0) {
                return false;
            }
        }
        return positive && negative && terms.size() == 2;
    }

    /** Adds the columns of a sum, each with its sign; false if the expression is no sum of columns and constants. */
    private static boolean addTerms(Expression expression, int sign, Map<Long, Integer> terms) {
        if (expression instanceof ColumnRef column) {
            terms.merge(column.id(), sign, Integer::sum);
            return true;
        }
        if (expression instanceof Literal) {
            return true;
        }
        if (expression instanceof Cast cast) {
            return addTerms(cast.child(), sign, terms);
        }
        if (expression instanceof ScalarCall call) {
            List<Expression> arguments = call.arguments();
            return switch (call.function().name()) {
                case "+" -> addTerms(arguments.get(0), sign, terms) && addTerms(arguments.get(1), sign, terms);
                case "-" -> addTerms(arguments.get(0), sign, terms) && addTerms(arguments.get(1), -sign, terms);
                case "negative" -> addTerms(arguments.get(0), -sign, terms);
                default -> false;
            };
        }
        return false;
    }

    /** The comparisons of the condition by which the sides can be brought together. */
    private static List<Expression> keys(LogicalPlan.Join join) {
        Set<Long> left = ids(join.left());
        Set<Long> right = ids(join.right());
        return conjuncts(join).stream()
                .filter(part -> part instanceof ScalarCall call && isEquality(call, left, right))
                .toList();
    }

    private static boolean isEquality(ScalarCall call, Set<Long> left, Set<Long> right) {
        String name = call.function().name();
        if (!name.equals("=") && !name.equals("<=>")) {
            return false;
        }
        Set<Long> first = Trees.columns(call.arguments().get(0));
        Set<Long> second = Trees.columns(call.arguments().get(1));
        return !first.isEmpty()
                && !second.isEmpty()
                && (left.containsAll(first) && right.containsAll(second)
                        || right.containsAll(first) && left.containsAll(second));
    }

    private static List<Expression> conjuncts(LogicalPlan.Join join) {
        Expression condition = join.condition();
        return condition == null ? List.of() : Trees.conjuncts(condition);
    }

    private static boolean isOrder(String name) {
        return name.equals("<") || name.equals("<=") || name.equals(">") || name.equals(">=");
    }

    private static Set<Long> ids(LogicalPlan plan) {
        Set<Long> ids = new HashSet<>();
        PlanOutput.of(plan).forEach(column -> ids.add(column.id()));
        return ids;
    }
}
