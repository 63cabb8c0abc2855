package io.virta.sql;

import io.virta.expression.Alias;
import io.virta.expression.Call;
import io.virta.expression.Cast;
import io.virta.expression.Expression;
import io.virta.expression.FieldAccess;
import io.virta.expression.IntervalValue;
import io.virta.expression.Lambda;
import io.virta.expression.Literal;
import io.virta.expression.SubqueryExpression;
import io.virta.expression.UnresolvedColumn;
import io.virta.expression.UnresolvedStar;
import io.virta.sql.parser.VirtaParser;
import io.virta.sql.parser.VirtaParserBaseVisitor;
import io.virta.types.AtomicType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/** Builds expressions. Operators become calls; special forms become calls of the functions they stand for. */
final class ExpressionBuilder extends VirtaParserBaseVisitor<Expression> {
    /** Functions whose first of three arguments is a unit of time written as a bare word. */
    private static final Set<String> UNIT_FIRST =
            Set.of("dateadd", "date_add", "datediff", "date_diff", "timestampadd", "timestampdiff");

    private final QueryBuilder queries;

    ExpressionBuilder(QueryBuilder queries) {
        this.queries = queries;
    }

    /** Every call stands where its text begins, unless it says a nearer place. */
    @Override
    public Expression visit(ParseTree tree) {
        Expression expression = super.visit(tree);
        return expression instanceof Call call && !call.position().isKnown() && tree instanceof ParserRuleContext text
                ? call.at(SqlText.position(text))
                : expression;
    }

    Expression named(VirtaParser.NamedExpressionContext tree) {
        Expression expression = visit(tree.expression());
        if (tree.name != null) {
            return new Alias(expression, SqlText.name(tree.name));
        }
        if (tree.identifierList() != null) {
            return new Alias(expression, SqlText.names(tree.identifierList()), 0);
        }
        return expression;
    }

    List<Expression> all(List<? extends ParseTree> trees) {
        return trees.stream().map(this::visit).toList();
    }

    // ---- logic

    @Override
    public Expression visitNotExpression(VirtaParser.NotExpressionContext tree) {
        return Call.of("not", visit(tree.expression()));
    }

    @Override
    public Expression visitAndExpression(VirtaParser.AndExpressionContext tree) {
        return Call.of("and", visit(tree.left), visit(tree.right));
    }

    @Override
    public Expression visitOrExpression(VirtaParser.OrExpressionContext tree) {
        return Call.of("or", visit(tree.left), visit(tree.right));
    }

    @Override
    public Expression visitExistsExpression(VirtaParser.ExistsExpressionContext tree) {
        return new SubqueryExpression(SubqueryExpression.Kind.EXISTS, queries.query(tree.query()), List.of());
    }

    @Override
    public Expression visitOperationExpression(VirtaParser.OperationExpressionContext tree) {
        Expression value = visit(tree.operation());
        return tree.predicate() == null ? value : predicate(value, tree.predicate());
    }

    private Expression predicate(Expression value, VirtaParser.PredicateContext tree) {
        if (tree instanceof VirtaParser.BetweenPredicateContext between) {
            Expression inside = Call.of("between", value, visit(between.lower), visit(between.upper));
            return negatedIf(between.NOT() != null, inside);
        }
        if (tree instanceof VirtaParser.InQueryPredicateContext in) {
            return negatedIf(
                    in.NOT() != null,
                    new SubqueryExpression(SubqueryExpression.Kind.IN, queries.query(in.query()), operands(value)));
        }
        if (tree instanceof VirtaParser.InListPredicateContext in) {
            List<Expression> arguments = new ArrayList<>();
            arguments.add(value);
            in.expression().forEach(item -> arguments.add(visit(item)));
            return negatedIf(in.NOT() != null, Call.of("in", arguments));
        }
        if (tree instanceof VirtaParser.LikeListPredicateContext like) {
            return likeList(value, like);
        }
        if (tree instanceof VirtaParser.LikePredicateContext like) {
            return like(value, like);
        }
        if (tree instanceof VirtaParser.NullPredicateContext isNull) {
            return Call.of(isNull.NOT() == null ? "isnull" : "isnotnull", value);
        }
        if (tree instanceof VirtaParser.TruthPredicateContext truth) {
            Expression is = truth.kind.getType() == VirtaParser.UNKNOWN
                    ? Call.of("isnull", value)
                    : Call.of("<=>", value, new Literal(truth.kind.getType() == VirtaParser.TRUE, AtomicType.BOOLEAN));
            return negatedIf(truth.NOT() != null, is);
        }
        VirtaParser.DistinctPredicateContext distinct = (VirtaParser.DistinctPredicateContext) tree;
        return negatedIf(distinct.NOT() == null, Call.of("<=>", value, visit(distinct.right)));
    }

    private static List<Expression> operands(Expression value) {
        return value instanceof Call call && call.name().equals("struct") ? call.arguments() : List.of(value);
    }

    private Expression like(Expression value, VirtaParser.LikePredicateContext tree) {
        String name = tree.kind.getType() == VirtaParser.RLIKE
                ? "rlike"
                : tree.kind.getText().toLowerCase(Locale.ROOT);
        List<Expression> arguments = new ArrayList<>(List.of(value, visit(tree.pattern)));
        if (tree.escape != null) {
            arguments.add(new Literal(SqlText.string(tree.escape), AtomicType.STRING));
        }
        return negatedIf(tree.NOT() != null, Call.of(name, arguments));
    }

    /** {@code LIKE ANY (...)} and {@code LIKE ALL (...)}: NOT holds for each pattern by itself. */
    private Expression likeList(Expression value, VirtaParser.LikeListPredicateContext tree) {
        String name = tree.kind.getText().toLowerCase(Locale.ROOT);
        String combine = tree.quantifier.getType() == VirtaParser.ALL ? "and" : "or";
        Expression all = null;
        for (VirtaParser.ExpressionContext pattern : tree.expression()) {
            Expression like = negatedIf(tree.NOT() != null, Call.of(name, value, visit(pattern)));
            all = all == null ? like : Call.of(combine, all, like);
        }
        return java.util.Objects.requireNonNull(all);
    }

    private static Expression negatedIf(boolean negated, Expression expression) {
        return negated ? Call.of("not", expression) : expression;
    }

    // ---- operators

    @Override
    public Expression visitSignValue(VirtaParser.SignValueContext tree) {
        if (tree.operator.getType() == VirtaParser.TILDE) {
            return Call.of("~", visit(tree.operation()));
        }
        boolean minus = tree.operator.getType() == VirtaParser.MINUS;
        if (minus
                && tree.operation() instanceof VirtaParser.PrimaryValueContext value
                && value.primary() instanceof VirtaParser.LiteralExpressionContext literal
                && literal.literal() instanceof VirtaParser.NumberLiteralContext number) {
            return LiteralBuilder.number(number.number(), "-");
        }
        Expression operand = visit(tree.operation());
        return minus ? Call.of("negative", operand) : Call.of("positive", operand);
    }

    @Override
    public Expression visitBinaryValue(VirtaParser.BinaryValueContext tree) {
        String name = switch (tree.operator.getType()) {
            case VirtaParser.DIV -> "div";
            case VirtaParser.EQUAL -> "=";
            case VirtaParser.NOT_EQUAL -> "<>";
            default -> tree.operator.getText();
        };
        return new Call(
                name,
                List.of(visit(tree.left), visit(tree.right)),
                false,
                null,
                false,
                SqlText.position(tree.operator));
    }

    @Override
    public Expression visitElementExpression(VirtaParser.ElementExpressionContext tree) {
        return Call.of("[]", visit(tree.primary()), visit(tree.index));
    }

    @Override
    public Expression visitFieldExpression(VirtaParser.FieldExpressionContext tree) {
        Expression child = visit(tree.primary());
        String field = SqlText.name(tree.fieldName());
        if (child instanceof UnresolvedColumn column) {
            List<String> parts = new ArrayList<>(column.parts());
            parts.add(field);
            return new UnresolvedColumn(parts, column.position());
        }
        return new FieldAccess(child, field);
    }

    // ---- special forms

    @Override
    public Expression visitCaseExpression(VirtaParser.CaseExpressionContext tree) {
        List<Expression> arguments = new ArrayList<>();
        Expression operand = tree.operand == null ? null : visit(tree.operand);
        for (VirtaParser.WhenClauseContext when : tree.whenClause()) {
            Expression condition = visit(when.condition);
            arguments.add(operand == null ? condition : Call.of("=", operand, condition));
            arguments.add(visit(when.result));
        }
        if (tree.otherwise != null) {
            arguments.add(visit(tree.otherwise));
        }
        return Call.of("case", arguments);
    }

    @Override
    public Expression visitCastExpression(VirtaParser.CastExpressionContext tree) {
        String name = tree.name.getText().toLowerCase(Locale.ROOT);
        if (!name.equals("cast") && !name.equals("try_cast")) {
            throw new ParseException(
                    SqlText.position(tree), "'" + name + "' does not take 'AS'.", "CAST and TRY_CAST do.");
        }
        // With ANSI mode off a cast gives null where it fails, so both mean the same.
        return new Cast(visit(tree.expression()), TypeBuilder.type(tree.dataType()));
    }

    @Override
    public Expression visitExtractExpression(VirtaParser.ExtractExpressionContext tree) {
        Literal field = new Literal(SqlText.name(tree.field), AtomicType.STRING);
        return Call.of("date_part", field, visit(tree.expression()));
    }

    @Override
    public Expression visitSubstringExpression(VirtaParser.SubstringExpressionContext tree) {
        List<Expression> arguments = new ArrayList<>(List.of(visit(tree.text), visit(tree.start)));
        if (tree.count != null) {
            arguments.add(visit(tree.count));
        }
        return Call.of("substring", arguments);
    }

    @Override
    public Expression visitTrimExpression(VirtaParser.TrimExpressionContext tree) {
        String name = tree.side == null
                ? "trim"
                : switch (tree.side.getType()) {
                    case VirtaParser.LEADING -> "ltrim";
                    case VirtaParser.TRAILING -> "rtrim";
                    default -> "trim";
                };
        Expression text = visit(tree.text);
        // ltrim and rtrim take the characters first, as Spark's do; trim is the same function with the text second
        return tree.characters == null ? Call.of(name, text) : Call.of(name, visit(tree.characters), text);
    }

    @Override
    public Expression visitPositionExpression(VirtaParser.PositionExpressionContext tree) {
        return Call.of("position", visit(tree.part), visit(tree.text));
    }

    @Override
    public Expression visitLiteralExpression(VirtaParser.LiteralExpressionContext tree) {
        return LiteralBuilder.literal(tree.literal());
    }

    @Override
    public Expression visitIntervalExpression(VirtaParser.IntervalExpressionContext tree) {
        IntervalValue value = IntervalBuilder.interval(tree.interval());
        return new Literal(value, AtomicType.INTERVAL);
    }

    @Override
    public Expression visitStarExpression(VirtaParser.StarExpressionContext tree) {
        return new UnresolvedStar(List.of());
    }

    @Override
    public Expression visitQualifiedStarExpression(VirtaParser.QualifiedStarExpressionContext tree) {
        return new UnresolvedStar(SqlText.names(tree.multipartName()));
    }

    @Override
    public Expression visitFunctionExpression(VirtaParser.FunctionExpressionContext tree) {
        String name = SqlText.name(tree.functionName()).toLowerCase(Locale.ROOT);
        List<Expression> arguments = arguments(tree.argument());
        if (tree.orderClause() != null) {
            tree.orderClause().sortItem().forEach(item -> arguments.add(queries.sortOrder(item)));
        }
        if (UNIT_FIRST.contains(name)
                && arguments.size() == 3
                && arguments.get(0) instanceof UnresolvedColumn unit
                && unit.parts().size() == 1) {
            arguments.set(0, new Literal(unit.parts().get(0), AtomicType.STRING));
        }
        Expression call = new Call(
                name,
                arguments,
                tree.DISTINCT() != null,
                tree.filter == null ? null : visit(tree.filter),
                tree.nulls != null && tree.nulls.getType() == VirtaParser.IGNORE,
                SqlText.position(tree));
        if (tree.windowSpec() != null) {
            return WindowBuilder.over(call, tree.windowSpec(), this, queries);
        }
        return call;
    }

    List<Expression> arguments(List<VirtaParser.ArgumentContext> trees) {
        List<Expression> arguments = new ArrayList<>();
        for (VirtaParser.ArgumentContext tree : trees) {
            if (tree.FAT_ARROW() != null) {
                throw new ParseException(
                        SqlText.position(tree),
                        "arguments by name are not part of this dialect.",
                        "Pass the arguments in their order.");
            }
            arguments.add(named(tree.namedExpression()));
        }
        return arguments;
    }

    @Override
    public Expression visitLambdaExpression(VirtaParser.LambdaExpressionContext tree) {
        return new Lambda(tree.identifier().stream().map(SqlText::name).toList(), visit(tree.expression()));
    }

    @Override
    public Expression visitScalarQueryExpression(VirtaParser.ScalarQueryExpressionContext tree) {
        return new SubqueryExpression(SubqueryExpression.Kind.SCALAR, queries.query(tree.query()), List.of());
    }

    @Override
    public Expression visitRowExpression(VirtaParser.RowExpressionContext tree) {
        return Call.of(
                "struct", tree.namedExpression().stream().map(this::named).toList());
    }

    @Override
    public Expression visitNestedExpression(VirtaParser.NestedExpressionContext tree) {
        return visit(tree.expression());
    }

    @Override
    public Expression visitPrimaryValue(VirtaParser.PrimaryValueContext tree) {
        return visit(tree.primary());
    }

    /** A bare name; the functions that SQL calls without parentheses are known at analysis, where no column has that name. */
    @Override
    public Expression visitColumnExpression(VirtaParser.ColumnExpressionContext tree) {
        return new UnresolvedColumn(List.of(SqlText.name(tree.identifier())), SqlText.position(tree));
    }
}
