package io.virta.evaluation;

import io.virta.error.VirtaException;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.Lambda;
import io.virta.expression.LambdaVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which column of a batch holds what. The key of a column of the input is its id, that of a parameter of a lambda its name; inner parameters hide outer
 * ones, since a scope that lambdas open has only what is free in their bodies.
 */
final class Scope {
    private final Map<Object, Integer> slots = new HashMap<>();

    private Scope() {}

    static Scope of(List<ColumnRef> input) {
        Scope scope = new Scope();
        for (int i = 0; i < input.size(); i++) {
            scope.slots.put(input.get(i).id(), i);
        }
        return scope;
    }

    /** The index of the column that holds a {@link ColumnRef} or {@link LambdaVariable}. */
    int slot(Expression reference) {
        Integer slot = slots.get(key(reference));
        if (slot == null) {
            throw VirtaException.internal("The column " + reference.sql() + " is not among the columns of the input.");
        }
        return slot;
    }

    /** What an expression needs of this scope. */
    Part part(Expression expression) {
        return part(expression, List.of());
    }

    /** What the body of a lambda needs of this scope; its parameters come first. */
    Part part(Expression body, List<String> parameters) {
        Scope inner = new Scope();
        for (String parameter : parameters) {
            inner.slots.put(parameter, inner.slots.size());
        }
        Set<Object> free = new LinkedHashSet<>();
        collect(body, new HashSet<>(parameters), free);
        List<Integer> captured = new ArrayList<>();
        for (Object key : free) {
            Integer slot = slots.get(key);
            if (slot == null) {
                throw VirtaException.internal("Nothing in the input is called " + key + ".");
            }
            captured.add(slot);
            inner.slots.put(key, parameters.size() + captured.size() - 1);
        }
        return new Part(inner, captured.stream().mapToInt(Integer::intValue).toArray());
    }

    private static void collect(Expression expression, Set<String> bound, Set<Object> free) {
        if (expression instanceof ColumnRef || expression instanceof LambdaVariable) {
            Object key = key(expression);
            if (!(key instanceof String name && bound.contains(name))) {
                free.add(key);
            }
            return;
        }
        Set<String> names = bound;
        if (expression instanceof Lambda lambda) {
            names = new HashSet<>(bound);
            names.addAll(lambda.parameters());
        }
        for (Expression child : expression.children()) {
            collect(child, names, free);
        }
    }

    private static Object key(Expression reference) {
        return reference instanceof LambdaVariable variable ? variable.name() : (Object) ((ColumnRef) reference).id();
    }

    /**
     * A narrower scope.
     *
     * @param captured the columns of the outer scope that follow the parameters
     */
    record Part(Scope scope, int[] captured) {}
}
