package io.virta.api;

import io.virta.expression.Call;
import io.virta.expression.Expression;
import io.virta.expression.SourcePosition;
import io.virta.sql.SqlParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Columns by name, constants, expressions and calls by name; what the other functions are made of. A part of {@link functions}. */
@SuppressWarnings("MemberName") // Spark's names
abstract class ColumnFunctions {
    /** A column by name: {@code "a"}, {@code "t.a"}, {@code "window.start"}, {@code "*"}; a part with dots in it stands in backticks. */
    public static Column col(String name) {
        return new Column(ColumnNames.expression(name));
    }

    /** As {@link #col}. */
    public static Column column(String name) {
        return col(name);
    }

    /** A constant; null is SQL's NULL, a column stays what it is, a list becomes an array and a map a map. */
    public static Column lit(@Nullable Object value) {
        return new Column(Literals.expression(value));
    }

    /** As {@link #lit}. */
    public static Column typedLit(@Nullable Object value) {
        return lit(value);
    }

    /** An expression as SQL text: {@code "price * 2 AS double_price"}. */
    public static Column expr(String sql) {
        return new Column(SqlParser.parseExpression(sql));
    }

    /** Ascending order of a column, nulls first. */
    public static Column asc(String columnName) {
        return col(columnName).asc();
    }

    /** Descending order of a column, nulls last. */
    public static Column desc(String columnName) {
        return col(columnName).desc();
    }

    /** A function by name, of SQL or registered with {@link VirtaSession#udf()}. */
    public static Column call_function(String functionName, Column... arguments) {
        return call(functionName, (Object[]) arguments);
    }

    /** As {@link #call_function}. */
    public static Column call_udf(String functionName, Column... arguments) {
        return call(functionName, (Object[]) arguments);
    }

    /** As {@link #call_function}. */
    public static Column callUDF(String functionName, Column... arguments) {
        return call(functionName, (Object[]) arguments);
    }

    /** The DataFrame itself: joins with static data are broadcast anyway. */
    public static DataFrame broadcast(DataFrame frame) {
        return frame;
    }

    static Column call(String function, @Nullable Object... arguments) {
        return new Column(Call.of(function, expressions(arguments)));
    }

    static Column distinct(String function, Object... arguments) {
        return new Column(new Call(function, expressions(arguments), true, null, false, SourcePosition.UNKNOWN));
    }

    static Column ignoringNulls(String function, Column argument, boolean ignoreNulls) {
        return new Column(
                new Call(function, List.of(argument.expr()), false, null, ignoreNulls, SourcePosition.UNKNOWN));
    }

    static List<Expression> expressions(@Nullable Object... values) {
        return Arrays.stream(values).map(Literals::expression).toList();
    }

    static Object[] with(Object first, Object... others) {
        List<Object> all = new ArrayList<>();
        all.add(first);
        all.addAll(Arrays.asList(others));
        return all.toArray();
    }

    static Object[] columns(String first, String... others) {
        return ColumnNames.columns(first, others);
    }

    static Column lambda(Function<Column, Column> body) {
        return new Column(LambdaArguments.of(1, variables -> body.apply(variables.get(0))));
    }

    static Column lambda(BiFunction<Column, Column, Column> body) {
        return new Column(LambdaArguments.of(2, variables -> body.apply(variables.get(0), variables.get(1))));
    }
}
