package io.virta.expression;

import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.MapType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import org.jspecify.annotations.Nullable;

/** Types and nullability of analysed expressions. Asking for those of an unresolved one is a fault of the caller. */
public final class ExpressionTypes {
    private ExpressionTypes() {}

    /** The type of the values. */
    public static DataType typeOf(Expression expression) {
        if (expression instanceof ColumnRef column) {
            return column.type();
        } else if (expression instanceof Literal literal) {
            return literal.type();
        } else if (expression instanceof ScalarCall call) {
            return call.type();
        } else if (expression instanceof AggregateCall call) {
            return call.type();
        } else if (expression instanceof OverCall over) {
            return typeOf(over.function());
        } else if (expression instanceof Cast cast) {
            return cast.type();
        } else if (expression instanceof Alias alias) {
            return typeOf(alias.child());
        } else if (expression instanceof SortOrder order) {
            return typeOf(order.child());
        } else if (expression instanceof FieldAccess access) {
            return fieldType(typeOf(access.child()), access.name());
        } else if (expression instanceof LambdaVariable variable) {
            return variable.type();
        } else if (expression instanceof Lambda lambda) {
            return typeOf(lambda.body());
        } else if (expression instanceof GeneratorCall call) {
            return call.output();
        }
        throw new IllegalStateException("not analysed: " + expression.sql());
    }

    /** Whether a value may be null. */
    public static boolean isNullable(Expression expression) {
        if (expression instanceof ColumnRef column) {
            return column.nullable();
        } else if (expression instanceof Literal literal) {
            return literal.value() == null;
        } else if (expression instanceof ScalarCall call) {
            return call.nullable();
        } else if (expression instanceof AggregateCall call) {
            return call.nullable();
        } else if (expression instanceof OverCall over) {
            return isNullable(over.function());
        } else if (expression instanceof Alias alias) {
            return isNullable(alias.child());
        } else if (expression instanceof Cast cast) {
            return isNullable(cast.child()) || !alwaysConverts(typeOf(cast.child()), cast.type());
        } else if (expression instanceof FieldAccess access) {
            StructField field = field(typeOf(access.child()), access.name());
            return isNullable(access.child()) || field == null || field.nullable();
        } else if (expression instanceof LambdaVariable variable) {
            return variable.nullable();
        }
        return true;
    }

    /** The field of a struct type by name, without regard to case, or null if the type is no struct or has none. */
    public static @Nullable StructField field(DataType type, String name) {
        if (type instanceof StructType struct) {
            for (StructField field : struct.fields()) {
                if (field.name().equalsIgnoreCase(name)) {
                    return field;
                }
            }
        }
        return null;
    }

    private static DataType fieldType(DataType type, String name) {
        if (type instanceof MapType map) {
            return map.valueType();
        }
        if (type instanceof ArrayType array) {
            StructField field = field(array.elementType(), name);
            if (field != null) {
                return new ArrayType(field.dataType(), array.containsNull() || field.nullable());
            }
        }
        StructField field = field(type, name);
        if (field == null) {
            throw new IllegalStateException("no field " + name + " in " + type);
        }
        return field.dataType();
    }

    /** Whether every value of one type converts, so that a cast makes no nulls. */
    private static boolean alwaysConverts(DataType from, DataType to) {
        if (from.equals(to) || to == AtomicType.STRING && from != AtomicType.VOID) {
            return true;
        }
        if (from instanceof AtomicType source && to instanceof AtomicType target) {
            return source.numericRank() > 0 && target.numericRank() > 0
                    || source == AtomicType.BOOLEAN && target.numericRank() > 0
                    || source == AtomicType.DATE && target == AtomicType.TIMESTAMP;
        }
        return false;
    }
}
