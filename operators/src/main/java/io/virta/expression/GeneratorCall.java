package io.virta.expression;

import io.virta.function.GeneratorFunction;
import io.virta.types.StructType;
import java.util.List;

/** A function that makes any number of rows of one or more columns from each row, such as {@code explode}. */
public record GeneratorCall(GeneratorFunction function, List<Expression> arguments, StructType output)
        implements Expression {
    public GeneratorCall {
        arguments = List.copyOf(arguments);
    }

    @Override
    public List<Expression> children() {
        return arguments;
    }

    @Override
    public Expression withChildren(List<Expression> children) {
        return new GeneratorCall(function, children, output);
    }

    @Override
    public String sql() {
        return CallText.of(
                function.name(), arguments.stream().map(Expression::sql).toList(), false);
    }
}
