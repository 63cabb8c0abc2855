package io.virta.evaluation;

import io.virta.expression.Cast;
import io.virta.expression.Expression;
import io.virta.expression.ExpressionTypes;
import io.virta.expression.ScalarCall;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.MapType;
import io.virta.types.StructType;
import java.util.List;

/** What holds for whole expressions. */
public final class Traits {
    private Traits() {}

    /** Whether equal rows of one epoch make equal values. */
    public static boolean isDeterministic(Expression expression) {
        return !(expression instanceof ScalarCall call && !call.function().isDeterministic())
                && expression.children().stream().allMatch(Traits::isDeterministic);
    }

    /** Whether computing it may throw. */
    public static boolean mayFail(Expression expression) {
        return expression instanceof ScalarCall call && call.function().mayFail() || anyMayFail(expression.children());
    }

    static boolean anyMayFail(List<Expression> expressions) {
        return expressions.stream().anyMatch(Traits::mayFail);
    }

    /** Whether this node, its children apart, depends on the session time zone or the epoch. */
    static boolean usesContext(Expression expression) {
        if (expression instanceof ScalarCall call) {
            return call.function().usesContext();
        }
        return expression instanceof Cast cast
                && (hasInstant(cast.type()) || hasInstant(ExpressionTypes.typeOf(cast.child())));
    }

    /** Whether reading or printing values of a type depends on the session time zone. */
    public static boolean mayUseZone(DataType type) {
        return type == AtomicType.STRING || type == AtomicType.DATE || hasInstant(type);
    }

    private static boolean hasInstant(DataType type) {
        if (type instanceof ArrayType array) {
            return hasInstant(array.elementType());
        }
        if (type instanceof MapType map) {
            return hasInstant(map.keyType()) || hasInstant(map.valueType());
        }
        if (type instanceof StructType struct) {
            return struct.fields().stream().anyMatch(field -> hasInstant(field.dataType()));
        }
        return type == AtomicType.TIMESTAMP;
    }
}
