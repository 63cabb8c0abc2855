package io.virta.api;

import io.virta.expression.Expression;
import io.virta.expression.Lambda;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Lambdas of Java as lambdas of expressions. */
final class LambdaArguments {
    private LambdaArguments() {}

    /**
     * A lambda with variables {@code x_n, y_n, z_n}, where n is greater than in all lambdas within the body, so that inner ones hide nothing. The body is built twice: once to see how deep it
     * nests.
     */
    static Lambda of(int parameters, Function<List<Column>, Column> body) {
        int depth = 1 + depth(body.apply(variables(names(parameters, 0))).expr());
        List<String> names = names(parameters, depth);
        return new Lambda(names, body.apply(variables(names)).expr());
    }

    private static int depth(Expression expression) {
        int deepest = 0;
        for (Expression child : expression.children()) {
            deepest = Math.max(deepest, depth(child));
        }
        return expression instanceof Lambda ? deepest + 1 : deepest;
    }

    private static List<String> names(int count, int depth) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add((char) ('x' + i) + "_" + depth);
        }
        return names;
    }

    private static List<Column> variables(List<String> names) {
        return names.stream().map(name -> new Column(ColumnNames.exact(name))).toList();
    }
}
