package io.virta.api;

import io.virta.api.function.UDF0;
import io.virta.api.function.UDF1;
import io.virta.api.function.UDF2;
import io.virta.api.function.UDF3;
import io.virta.api.function.UDF4;
import io.virta.api.function.UDF5;
import io.virta.types.DataType;

/**
 * The functions of SQL as static methods, to be imported by {@code import static io.virta.api.functions.*}. Names and parameters are Spark's; a method that takes a String where a column is
 * expected takes the column's name. {@code docs/functions.md} describes each function in full; {@link #call_function} calls those that a library adds.
 *
 * <p>The functions lie in groups, a class each, of which every one extends the one before it: {@link ColumnFunctions} is the first, this class the last.
 */
@SuppressWarnings("MemberName") // Spark's names
public final class functions extends FormatFunctions {
    private functions() {}

    /** An aggregate function of the user's over arguments of these types. */
    public static <I, B, O> UserDefinedAggregate udaf(Aggregator<I, B, O> aggregator, DataType... inputTypes) {
        return UserDefinedAggregate.of(aggregator, inputTypes);
    }

    /** A function of the user's without arguments. */
    public static UserDefinedFunction udf(UDF0<?> function, DataType returnType) {
        return UserDefinedFunction.of(UserCode.of(function), 0, returnType);
    }

    /** A function of the user's. Arguments arrive as {@link io.virta.row.Row} lists them for their types; null for SQL's NULL. */
    public static <A> UserDefinedFunction udf(UDF1<A, ?> function, DataType returnType) {
        return UserDefinedFunction.of(UserCode.of(function), 1, returnType);
    }

    /** A function of the user's with two arguments. */
    public static <A, B> UserDefinedFunction udf(UDF2<A, B, ?> function, DataType returnType) {
        return UserDefinedFunction.of(UserCode.of(function), 2, returnType);
    }

    /** A function of the user's with three arguments. */
    public static <A, B, C> UserDefinedFunction udf(UDF3<A, B, C, ?> function, DataType returnType) {
        return UserDefinedFunction.of(UserCode.of(function), 3, returnType);
    }

    /** A function of the user's with four arguments. */
    public static <A, B, C, D> UserDefinedFunction udf(UDF4<A, B, C, D, ?> function, DataType returnType) {
        return UserDefinedFunction.of(UserCode.of(function), 4, returnType);
    }

    /** A function of the user's with five arguments. */
    public static <A, B, C, D, E> UserDefinedFunction udf(UDF5<A, B, C, D, E, ?> function, DataType returnType) {
        return UserDefinedFunction.of(UserCode.of(function), 5, returnType);
    }

    /** A number that rises within a partition. */
    public static Column monotonically_increasing_id() {
        return call("monotonically_increasing_id");
    }

    /** The type of the value as text. */
    public static Column typeof(Column e) {
        return call("typeof", e);
    }

    /** Null if the condition is true, else the query fails. */
    public static Column assert_true(Column c) {
        return call("assert_true", c);
    }

    /** The query fails with this message. */
    public static Column raise_error(Column c) {
        return call("raise_error", c);
    }
}
