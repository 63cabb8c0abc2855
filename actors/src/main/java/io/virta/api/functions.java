package io.virta.api;

import io.virta.api.function.UDF0;
import io.virta.api.function.UDF1;
import io.virta.api.function.UDF2;
import io.virta.api.function.UDF3;
import io.virta.api.function.UDF4;
import io.virta.api.function.UDF5;
import io.virta.expression.Call;
import io.virta.expression.Expression;
import io.virta.expression.SourcePosition;
import io.virta.sql.SqlParser;
import io.virta.types.DataType;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The functions of SQL as static methods, to be imported by {@code import static io.virta.api.functions.*}. Names and parameters are Spark's; a method that takes a String where a column is
 * expected takes the column's name. {@code docs/functions.md} describes each function in full; {@link #call_function} calls those that a library adds.
 */
@SuppressWarnings("MemberName") // Spark's names
public final class functions {
    private functions() {}

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

    /** {@code CASE WHEN condition THEN value}; continued by {@link Column#when} and {@link Column#otherwise}. */
    public static Column when(Column condition, @Nullable Object value) {
        return call("case", condition, value);
    }

    /** The number of rows in which the value is not null. */
    public static Column count(Column e) {
        return call("count", e);
    }

    /** The number of rows in which the column is not null; of all rows for {@code "*"}. */
    public static Column count(String columnName) {
        return count(col(columnName));
    }

    /** The number of different values that are not null. */
    public static Column countDistinct(Column expr, Column... exprs) {
        return distinct("count", with(expr, (Object[]) exprs));
    }

    /** The number of different values that are not null. */
    public static Column countDistinct(String columnName, String... columnNames) {
        return distinct("count", columns(columnName, columnNames));
    }

    /** The number of different values that are not null. */
    public static Column count_distinct(Column expr, Column... exprs) {
        return countDistinct(expr, exprs);
    }

    /** The sum of the different values. */
    public static Column sum_distinct(Column e) {
        return distinct("sum", e);
    }

    /** The sum of the different values. */
    public static Column sumDistinct(Column e) {
        return sum_distinct(e);
    }

    /** The first value that came, or the first that is not null. */
    public static Column first(Column e, boolean ignoreNulls) {
        return ignoringNulls("first", e, ignoreNulls);
    }

    /** The last value that came, or the last that is not null. */
    public static Column last(Column e, boolean ignoreNulls) {
        return ignoringNulls("last", e, ignoreNulls);
    }

    /** Tumbling windows: the window of this length, such as {@code "10 minutes"}, that the time lies in. */
    public static Column window(Column timeColumn, String windowDuration) {
        return call("window", timeColumn, windowDuration);
    }

    /** Sliding windows: those of this length, one beginning every {@code slideDuration}, that the time lies in. */
    public static Column window(Column timeColumn, String windowDuration, String slideDuration) {
        return call("window", timeColumn, windowDuration, slideDuration);
    }

    /** Windows whose beginnings are shifted by {@code startTime} from the full hour or day. */
    public static Column window(Column timeColumn, String windowDuration, String slideDuration, String startTime) {
        return call("window", timeColumn, windowDuration, slideDuration, startTime);
    }

    /** Tumbling windows of a column. */
    public static Column window(String timeColumn, String windowDuration) {
        return window(col(timeColumn), windowDuration);
    }

    /** Sliding windows of a column. */
    public static Column window(String timeColumn, String windowDuration, String slideDuration) {
        return window(col(timeColumn), windowDuration, slideDuration);
    }

    /** Session windows, which end when nothing comes for the gap's length, such as {@code "5 minutes"}. */
    public static Column session_window(Column timeColumn, String gapDuration) {
        return call("session_window", timeColumn, gapDuration);
    }

    /** Session windows with a gap that depends on the row. */
    public static Column session_window(Column timeColumn, Column gapDuration) {
        return call("session_window", timeColumn, gapDuration);
    }

    /** Session windows of a column. */
    public static Column session_window(String timeColumn, String gapDuration) {
        return session_window(col(timeColumn), gapDuration);
    }

    /** A JSON text as a struct; null where it does not parse. */
    public static Column from_json(Column e, StructType schema) {
        return call("from_json", e, schema.toDDL());
    }

    /** A JSON text as a value of a type. */
    public static Column from_json(Column e, DataType schema) {
        return call("from_json", e, schema instanceof StructType struct ? struct.toDDL() : schema.sql());
    }

    /** A JSON text as a value of a type given as text, {@code "a INT, b STRING"} or {@code "array<int>"}. */
    public static Column from_json(Column e, String schema) {
        return call("from_json", e, schema);
    }

    /** A JSON text as a value of a type, with options of the JSON format. */
    public static Column from_json(Column e, StructType schema, Map<String, String> options) {
        return call("from_json", e, schema.toDDL(), options);
    }

    /** A JSON text as a value of a type given as text, with options of the JSON format. */
    public static Column from_json(Column e, String schema, Map<String, String> options) {
        return call("from_json", e, schema, options);
    }

    /** A line of CSV as a struct; null where it does not parse. */
    public static Column from_csv(Column e, StructType schema) {
        return call("from_csv", e, schema.toDDL());
    }

    /** A line of CSV as a struct, with options of the CSV format. */
    public static Column from_csv(Column e, StructType schema, Map<String, String> options) {
        return options.isEmpty() ? from_csv(e, schema) : call("from_csv", e, schema.toDDL(), options);
    }

    /** A struct of columns by name. */
    public static Column struct(String columnName, String... columnNames) {
        return call("struct", columns(columnName, columnNames));
    }

    /** An array of columns by name. */
    public static Column array(String columnName, String... columnNames) {
        return call("array", columns(columnName, columnNames));
    }

    /** The parts of a column between the matches of a regular expression. */
    public static Column split(String columnName, String pattern) {
        return call("split", col(columnName), pattern);
    }

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

    private static Column call(String function, @Nullable Object... arguments) {
        return new Column(Call.of(function, expressions(arguments)));
    }

    private static Column distinct(String function, Object... arguments) {
        return new Column(new Call(function, expressions(arguments), true, null, false, SourcePosition.UNKNOWN));
    }

    private static Column ignoringNulls(String function, Column argument, boolean ignoreNulls) {
        return new Column(
                new Call(function, List.of(argument.expr()), false, null, ignoreNulls, SourcePosition.UNKNOWN));
    }

    private static List<Expression> expressions(@Nullable Object... values) {
        return Arrays.stream(values).map(Literals::expression).toList();
    }

    private static Object[] with(Object first, Object... others) {
        List<Object> all = new ArrayList<>();
        all.add(first);
        all.addAll(Arrays.asList(others));
        return all.toArray();
    }

    private static Object[] columns(String first, String... others) {
        List<Object> all = new ArrayList<>();
        all.add(col(first));
        for (String other : others) {
            all.add(col(other));
        }
        return all.toArray();
    }

    private static Column lambda(Function<Column, Column> body) {
        return new Column(LambdaArguments.of(1, variables -> body.apply(variables.get(0))));
    }

    private static Column lambda(BiFunction<Column, Column, Column> body) {
        return new Column(LambdaArguments.of(2, variables -> body.apply(variables.get(0), variables.get(1))));
    }

    // Functions OVER windows of rows

    /** The number of the row in the order of its window, from 1. */
    public static Column row_number() {
        return call("row_number");
    }

    /** One more than the number of rows before it in the order; equal rows have the same. */
    public static Column rank() {
        return call("rank");
    }

    /** As {@link #rank}, without gaps behind equal rows. */
    public static Column dense_rank() {
        return call("dense_rank");
    }

    /** The rank as a share of the other rows, from 0 to 1. */
    public static Column percent_rank() {
        return call("percent_rank");
    }

    /** The share of rows that are at or before it in the order. */
    public static Column cume_dist() {
        return call("cume_dist");
    }

    /** The number of the row's part, from 1, where the window is cut into {@code n} parts as equal as can be. */
    public static Column ntile(int n) {
        return call("ntile", n);
    }

    /** The value {@code offset} rows before; null where there is none. */
    public static Column lag(Column e, int offset) {
        return call("lag", e, offset);
    }

    /** The value {@code offset} rows before; null where there is none. */
    public static Column lag(String column, int offset) {
        return lag(col(column), offset);
    }

    /** The value {@code offset} rows before, the default where there is none. */
    public static Column lag(Column e, int offset, @Nullable Object defaultValue) {
        return call("lag", e, offset, defaultValue);
    }

    /** The value {@code offset} rows before, the default where there is none. */
    public static Column lag(String column, int offset, @Nullable Object defaultValue) {
        return lag(col(column), offset, defaultValue);
    }

    /** The value {@code offset} rows behind; null where there is none. */
    public static Column lead(Column e, int offset) {
        return call("lead", e, offset);
    }

    /** The value {@code offset} rows behind; null where there is none. */
    public static Column lead(String column, int offset) {
        return lead(col(column), offset);
    }

    /** The value {@code offset} rows behind, the default where there is none. */
    public static Column lead(Column e, int offset, @Nullable Object defaultValue) {
        return call("lead", e, offset, defaultValue);
    }

    /** The value {@code offset} rows behind, the default where there is none. */
    public static Column lead(String column, int offset, @Nullable Object defaultValue) {
        return lead(col(column), offset, defaultValue);
    }

    /** The value of the row at a place of the frame, from 1. */
    public static Column nth_value(Column e, int offset) {
        return call("nth_value", e, offset);
    }

    // Aggregates

    /** The number of different values, approximately. */
    public static Column approx_count_distinct(Column e) {
        return call("approx_count_distinct", e);
    }

    /** The number of different values, approximately. */
    public static Column approx_count_distinct(String columnName) {
        return call("approx_count_distinct", col(columnName));
    }

    /** The number of different values, with a relative standard deviation. */
    public static Column approx_count_distinct(Column e, double rsd) {
        return call("approx_count_distinct", e, rsd);
    }

    /** The number of different values, with a relative standard deviation. */
    public static Column approx_count_distinct(String columnName, double rsd) {
        return call("approx_count_distinct", col(columnName), rsd);
    }

    /** The mean of the values that are not null. */
    public static Column avg(Column e) {
        return call("avg", e);
    }

    /** The mean of the values that are not null. */
    public static Column avg(String columnName) {
        return call("avg", col(columnName));
    }

    /** The mean of the values that are not null. */
    public static Column mean(Column e) {
        return call("mean", e);
    }

    /** The mean of the values that are not null. */
    public static Column mean(String columnName) {
        return call("mean", col(columnName));
    }

    /** Some value of the group. */
    public static Column any_value(Column e) {
        return call("any_value", e);
    }

    /** Whether all values are true. */
    public static Column bool_and(Column e) {
        return call("bool_and", e);
    }

    /** Whether all values are true. */
    public static Column every(Column e) {
        return call("every", e);
    }

    /** Whether any value is true. */
    public static Column bool_or(Column e) {
        return call("bool_or", e);
    }

    /** Whether any value is true. */
    public static Column some(Column e) {
        return call("some", e);
    }

    /** All values that are not null, as an array. */
    public static Column collect_list(Column e) {
        return call("collect_list", e);
    }

    /** All values that are not null, as an array. */
    public static Column collect_list(String columnName) {
        return call("collect_list", col(columnName));
    }

    /** All different values that are not null, as an array. */
    public static Column collect_set(Column e) {
        return call("collect_set", e);
    }

    /** All different values that are not null, as an array. */
    public static Column collect_set(String columnName) {
        return call("collect_set", col(columnName));
    }

    /** The exact value at a percentage, a number between 0 and 1 or an array of such; it keeps every value of a group. */
    public static Column percentile(Column e, Column percentage) {
        return call("percentile", e, percentage);
    }

    /** A value about at a percentage, a number between 0 and 1 or an array of such; the greater the accuracy, the closer. */
    public static Column percentile_approx(Column e, Column percentage, Column accuracy) {
        return call("percentile_approx", e, percentage, accuracy);
    }

    /** As {@link #percentile_approx}. */
    public static Column approx_percentile(Column e, Column percentage, Column accuracy) {
        return percentile_approx(e, percentage, accuracy);
    }

    /** The value in the middle; it keeps every value of a group. */
    public static Column median(Column e) {
        return call("median", e);
    }

    /** The correlation of two columns. */
    public static Column corr(Column a, Column b) {
        return call("corr", a, b);
    }

    /** The correlation of two columns. */
    public static Column corr(String aName, String bName) {
        return call("corr", col(aName), col(bName));
    }

    /** The population covariance of two columns. */
    public static Column covar_pop(Column a, Column b) {
        return call("covar_pop", a, b);
    }

    /** The population covariance of two columns. */
    public static Column covar_pop(String aName, String bName) {
        return call("covar_pop", col(aName), col(bName));
    }

    /** The sample covariance of two columns. */
    public static Column covar_samp(Column a, Column b) {
        return call("covar_samp", a, b);
    }

    /** The sample covariance of two columns. */
    public static Column covar_samp(String aName, String bName) {
        return call("covar_samp", col(aName), col(bName));
    }

    /** The number of rows for which the condition is true. */
    public static Column count_if(Column e) {
        return call("count_if", e);
    }

    /** The first value that came. */
    public static Column first(Column e) {
        return call("first", e);
    }

    /** The first value that came. */
    public static Column first(String columnName) {
        return call("first", col(columnName));
    }

    /** The first value that came. */
    public static Column first_value(Column e) {
        return call("first_value", e);
    }

    /** The last value that came. */
    public static Column last(Column e) {
        return call("last", e);
    }

    /** The last value that came. */
    public static Column last(String columnName) {
        return call("last", col(columnName));
    }

    /** The last value that came. */
    public static Column last_value(Column e) {
        return call("last_value", e);
    }

    /** The kurtosis of the values. */
    public static Column kurtosis(Column e) {
        return call("kurtosis", e);
    }

    /** The kurtosis of the values. */
    public static Column kurtosis(String columnName) {
        return call("kurtosis", col(columnName));
    }

    /** The greatest value. */
    public static Column max(Column e) {
        return call("max", e);
    }

    /** The greatest value. */
    public static Column max(String columnName) {
        return call("max", col(columnName));
    }

    /** The value of {@code e} where {@code ord} is greatest. */
    public static Column max_by(Column e, Column ord) {
        return call("max_by", e, ord);
    }

    /** The least value. */
    public static Column min(Column e) {
        return call("min", e);
    }

    /** The least value. */
    public static Column min(String columnName) {
        return call("min", col(columnName));
    }

    /** The value of {@code e} where {@code ord} is least. */
    public static Column min_by(Column e, Column ord) {
        return call("min_by", e, ord);
    }

    /** The skewness of the values. */
    public static Column skewness(Column e) {
        return call("skewness", e);
    }

    /** The skewness of the values. */
    public static Column skewness(String columnName) {
        return call("skewness", col(columnName));
    }

    /** The sample standard deviation. */
    public static Column stddev(Column e) {
        return call("stddev", e);
    }

    /** The sample standard deviation. */
    public static Column stddev(String columnName) {
        return call("stddev", col(columnName));
    }

    /** The sample standard deviation. */
    public static Column stddev_samp(Column e) {
        return call("stddev_samp", e);
    }

    /** The sample standard deviation. */
    public static Column stddev_samp(String columnName) {
        return call("stddev_samp", col(columnName));
    }

    /** The population standard deviation. */
    public static Column stddev_pop(Column e) {
        return call("stddev_pop", e);
    }

    /** The population standard deviation. */
    public static Column stddev_pop(String columnName) {
        return call("stddev_pop", col(columnName));
    }

    /** The sum of the values that are not null. */
    public static Column sum(Column e) {
        return call("sum", e);
    }

    /** The sum of the values that are not null. */
    public static Column sum(String columnName) {
        return call("sum", col(columnName));
    }

    /** The sample variance. */
    public static Column variance(Column e) {
        return call("variance", e);
    }

    /** The sample variance. */
    public static Column variance(String columnName) {
        return call("variance", col(columnName));
    }

    /** The sample variance. */
    public static Column var_samp(Column e) {
        return call("var_samp", e);
    }

    /** The sample variance. */
    public static Column var_samp(String columnName) {
        return call("var_samp", col(columnName));
    }

    /** The population variance. */
    public static Column var_pop(Column e) {
        return call("var_pop", e);
    }

    /** The population variance. */
    public static Column var_pop(String columnName) {
        return call("var_pop", col(columnName));
    }

    /** Whether the column is rolled up in this row of a rollup or cube. */
    public static Column grouping(Column e) {
        return call("grouping", e);
    }

    /** Which columns are rolled up in this row, as bits. */
    public static Column grouping_id(Column... cols) {
        return call("grouping_id", (Object[]) cols);
    }

    // Conditions and nulls

    /** The first value that is not null. */
    public static Column coalesce(Column... e) {
        return call("coalesce", (Object[]) e);
    }

    /** The greatest of the values that are not null. */
    public static Column greatest(Column... exprs) {
        return call("greatest", (Object[]) exprs);
    }

    /** The least of the values that are not null. */
    public static Column least(Column... exprs) {
        return call("least", (Object[]) exprs);
    }

    /** The first value, or the second where it is null. */
    public static Column ifnull(Column a, Column b) {
        return call("ifnull", a, b);
    }

    /** The first value, or null where it equals the second. */
    public static Column nullif(Column a, Column b) {
        return call("nullif", a, b);
    }

    /** The first value, or the second where it is null. */
    public static Column nvl(Column a, Column b) {
        return call("nvl", a, b);
    }

    /** The second value where the first is not null, else the third. */
    public static Column nvl2(Column a, Column b, Column c) {
        return call("nvl2", a, b, c);
    }

    /** The first number, or the second where it is NaN. */
    public static Column nanvl(Column a, Column b) {
        return call("nanvl", a, b);
    }

    /** Whether it is null. */
    public static Column isnull(Column e) {
        return call("isnull", e);
    }

    /** Whether it is not null. */
    public static Column isnotnull(Column e) {
        return call("isnotnull", e);
    }

    /** Whether it is NaN. */
    public static Column isnan(Column e) {
        return call("isnan", e);
    }

    /** Whether it is false. */
    public static Column not(Column e) {
        return call("not", e);
    }

    // Numbers

    /** The sum, null where it overflows. */
    public static Column try_add(Column left, Column right) {
        return call("try_add", left, right);
    }

    /** The difference, null where it overflows. */
    public static Column try_subtract(Column left, Column right) {
        return call("try_subtract", left, right);
    }

    /** The product, null where it overflows. */
    public static Column try_multiply(Column left, Column right) {
        return call("try_multiply", left, right);
    }

    /** The quotient, null where the divisor is zero. */
    public static Column try_divide(Column left, Column right) {
        return call("try_divide", left, right);
    }

    /** The inverse hyperbolic cosine. */
    public static Column acosh(Column e) {
        return call("acosh", e);
    }

    /** The inverse hyperbolic sine. */
    public static Column asinh(Column e) {
        return call("asinh", e);
    }

    /** The inverse hyperbolic tangent. */
    public static Column atanh(Column e) {
        return call("atanh", e);
    }

    /** The cosecant of radians. */
    public static Column csc(Column e) {
        return call("csc", e);
    }

    /** The secant of radians. */
    public static Column sec(Column e) {
        return call("sec", e);
    }

    /** The cotangent of radians. */
    public static Column cot(Column e) {
        return call("cot", e);
    }

    /** The bit at a position from the right. */
    public static Column bit_get(Column e, Column pos) {
        return call("bit_get", e, pos);
    }

    /** The bit at a position from the right. */
    public static Column getbit(Column e, Column pos) {
        return call("getbit", e, pos);
    }

    /** The absolute value. */
    public static Column abs(Column e) {
        return call("abs", e);
    }

    /** The arc cosine in radians. */
    public static Column acos(Column e) {
        return call("acos", e);
    }

    /** The arc sine in radians. */
    public static Column asin(Column e) {
        return call("asin", e);
    }

    /** The arc tangent in radians. */
    public static Column atan(Column e) {
        return call("atan", e);
    }

    /** The angle of a point in radians. */
    public static Column atan2(Column y, Column x) {
        return call("atan2", y, x);
    }

    /** The number in binary digits. */
    public static Column bin(Column e) {
        return call("bin", e);
    }

    /** Rounded half to even. */
    public static Column bround(Column e, int scale) {
        return call("bround", e, scale);
    }

    /** Rounded half to even. */
    public static Column bround(Column e) {
        return call("bround", e);
    }

    /** The cube root. */
    public static Column cbrt(Column e) {
        return call("cbrt", e);
    }

    /** The least whole number that is not less. */
    public static Column ceil(Column e) {
        return call("ceil", e);
    }

    /** The least whole number that is not less. */
    public static Column ceiling(Column e) {
        return call("ceiling", e);
    }

    /** The number in digits of another base. */
    public static Column conv(Column num, int fromBase, int toBase) {
        return call("conv", num, fromBase, toBase);
    }

    /** The cosine of radians. */
    public static Column cos(Column e) {
        return call("cos", e);
    }

    /** The hyperbolic cosine. */
    public static Column cosh(Column e) {
        return call("cosh", e);
    }

    /** Radians in degrees. */
    public static Column degrees(Column e) {
        return call("degrees", e);
    }

    /** Euler's number. */
    public static Column e() {
        return call("e");
    }

    /** Euler's number to this power. */
    public static Column exp(Column e) {
        return call("exp", e);
    }

    /** Euler's number to this power, minus one. */
    public static Column expm1(Column e) {
        return call("expm1", e);
    }

    /** The factorial; null outside 0 to 20. */
    public static Column factorial(Column e) {
        return call("factorial", e);
    }

    /** The greatest whole number that is not greater. */
    public static Column floor(Column e) {
        return call("floor", e);
    }

    /** The number or bytes in hexadecimal digits. */
    public static Column hex(Column e) {
        return call("hex", e);
    }

    /** The length of the hypotenuse. */
    public static Column hypot(Column a, Column b) {
        return call("hypot", a, b);
    }

    /** The natural logarithm. */
    public static Column ln(Column e) {
        return call("ln", e);
    }

    /** The natural logarithm. */
    public static Column log(Column e) {
        return call("log", e);
    }

    /** The logarithm to a base. */
    public static Column log(double base, Column a) {
        return call("log", base, a);
    }

    /** The logarithm to base 10. */
    public static Column log10(Column e) {
        return call("log10", e);
    }

    /** The natural logarithm of the value plus one. */
    public static Column log1p(Column e) {
        return call("log1p", e);
    }

    /** The logarithm to base 2. */
    public static Column log2(Column e) {
        return call("log2", e);
    }

    /** The negated number. */
    public static Column negative(Column e) {
        return call("negative", e);
    }

    /** The number pi. */
    public static Column pi() {
        return call("pi");
    }

    /** The remainder, never negative. */
    public static Column pmod(Column dividend, Column divisor) {
        return call("pmod", dividend, divisor);
    }

    /** The number itself. */
    public static Column positive(Column e) {
        return call("positive", e);
    }

    /** The first number to the power of the second. */
    public static Column pow(Column base, Object exponent) {
        return call("pow", base, exponent);
    }

    /** The first number to the power of the second. */
    public static Column power(Column base, Object exponent) {
        return call("power", base, exponent);
    }

    /** Degrees in radians. */
    public static Column radians(Column e) {
        return call("radians", e);
    }

    /** The nearest whole number as a double. */
    public static Column rint(Column e) {
        return call("rint", e);
    }

    /** Rounded half up. */
    public static Column round(Column e) {
        return call("round", e);
    }

    /** Rounded half up to digits after the point. */
    public static Column round(Column e, int scale) {
        return call("round", e, scale);
    }

    /** -1, 0 or 1. */
    public static Column sign(Column e) {
        return call("sign", e);
    }

    /** -1, 0 or 1. */
    public static Column signum(Column e) {
        return call("signum", e);
    }

    /** The sine of radians. */
    public static Column sin(Column e) {
        return call("sin", e);
    }

    /** The hyperbolic sine. */
    public static Column sinh(Column e) {
        return call("sinh", e);
    }

    /** The square root. */
    public static Column sqrt(Column e) {
        return call("sqrt", e);
    }

    /** The square root. */
    public static Column sqrt(String columnName) {
        return call("sqrt", col(columnName));
    }

    /** The tangent of radians. */
    public static Column tan(Column e) {
        return call("tan", e);
    }

    /** The hyperbolic tangent. */
    public static Column tanh(Column e) {
        return call("tanh", e);
    }

    /** The bytes of hexadecimal digits. */
    public static Column unhex(Column e) {
        return call("unhex", e);
    }

    /** The bucket of an equi-width histogram. */
    public static Column width_bucket(Column v, Column min, Column max, Column numBucket) {
        return call("width_bucket", v, min, max, numBucket);
    }

    /** Bits shifted to the left. */
    public static Column shiftleft(Column e, int numBits) {
        return call("shiftleft", e, numBits);
    }

    /** Bits shifted to the right, keeping the sign. */
    public static Column shiftright(Column e, int numBits) {
        return call("shiftright", e, numBits);
    }

    /** Bits shifted to the right. */
    public static Column shiftrightunsigned(Column e, int numBits) {
        return call("shiftrightunsigned", e, numBits);
    }

    /** The number of bits set. */
    public static Column bit_count(Column e) {
        return call("bit_count", e);
    }

    /** A random number from 0 to 1. */
    public static Column rand() {
        return call("rand");
    }

    /** A random number from 0 to 1. */
    public static Column rand(long seed) {
        return call("rand", seed);
    }

    /** A random number of the standard normal distribution. */
    public static Column randn() {
        return call("randn");
    }

    /** A random number of the standard normal distribution. */
    public static Column randn(long seed) {
        return call("randn", seed);
    }

    // Strings

    /** Without leading and trailing spaces. */
    public static Column btrim(Column str) {
        return call("btrim", str);
    }

    /** Without these leading and trailing characters. */
    public static Column btrim(Column str, Column trim) {
        return call("btrim", str, trim);
    }

    /** The n-th of the values that follow. */
    public static Column elt(Column... inputs) {
        return call("elt", (Object[]) inputs);
    }

    /** The code of the first character. */
    public static Column ascii(Column e) {
        return call("ascii", e);
    }

    /** Bytes in base 64. */
    public static Column base64(Column e) {
        return call("base64", e);
    }

    /** The length in bits. */
    public static Column bit_length(Column e) {
        return call("bit_length", e);
    }

    /** The length in characters. */
    public static Column char_length(Column str) {
        return call("char_length", str);
    }

    /** The length in characters. */
    public static Column character_length(Column str) {
        return call("character_length", str);
    }

    /** The character of a code. */
    public static Column chr(Column n) {
        return call("chr", n);
    }

    /** Strings or arrays, one after the other. */
    public static Column concat(Column... exprs) {
        return call("concat", (Object[]) exprs);
    }

    /** Strings joined by a separator, without nulls. */
    public static Column concat_ws(String sep, Column... exprs) {
        return call("concat_ws", with(sep, (Object[]) exprs));
    }

    /** Whether the first string has the second as a part. */
    public static Column contains(Column left, Column right) {
        return call("contains", left, right);
    }

    /** Whether the string begins so. */
    public static Column startswith(Column str, Column prefix) {
        return call("startswith", str, prefix);
    }

    /** Whether the string ends so. */
    public static Column endswith(Column str, Column suffix) {
        return call("endswith", str, suffix);
    }

    /** Bytes of a character set as a string. */
    public static Column decode(Column value, String charset) {
        return call("decode", value, charset);
    }

    /** A string in the bytes of a character set. */
    public static Column encode(Column value, String charset) {
        return call("encode", value, charset);
    }

    /** The position, from 1, in a list with commas; 0 if it is not there. */
    public static Column find_in_set(Column str, Column strArray) {
        return call("find_in_set", str, strArray);
    }

    /** The number with thousands separators and digits after the point. */
    public static Column format_number(Column x, int d) {
        return call("format_number", x, d);
    }

    /** Formatted as {@code printf} does. */
    public static Column format_string(String format, Column... arguments) {
        return call("format_string", with(format, (Object[]) arguments));
    }

    /** Formatted as {@code printf} does. */
    public static Column printf(Column format, Column... arguments) {
        return call("printf", with(format, (Object[]) arguments));
    }

    /** Each word with a capital. */
    public static Column initcap(Column e) {
        return call("initcap", e);
    }

    /** The position of a part, from 1; 0 if it is not there. */
    public static Column instr(Column str, String substring) {
        return call("instr", str, substring);
    }

    /** In lower case. */
    public static Column lcase(Column str) {
        return call("lcase", str);
    }

    /** The leftmost characters. */
    public static Column left(Column str, Column len) {
        return call("left", str, len);
    }

    /** The length in characters or bytes. */
    public static Column length(Column e) {
        return call("length", e);
    }

    /** The length in characters or bytes. */
    public static Column len(Column e) {
        return call("len", e);
    }

    /** The edit distance. */
    public static Column levenshtein(Column l, Column r) {
        return call("levenshtein", l, r);
    }

    /** The position of a part, from 1; 0 if it is not there. */
    public static Column locate(String substr, Column str) {
        return call("locate", substr, str);
    }

    /** The position of a part from a start position on. */
    public static Column locate(String substr, Column str, int pos) {
        return call("locate", substr, str, pos);
    }

    /** In lower case. */
    public static Column lower(Column e) {
        return call("lower", e);
    }

    /** Padded on the left to a length. */
    public static Column lpad(Column str, int len, String pad) {
        return call("lpad", str, len, pad);
    }

    /** Without leading spaces. */
    public static Column ltrim(Column e) {
        return call("ltrim", e);
    }

    /** Without these leading characters. */
    public static Column ltrim(Column e, String trimString) {
        return call("ltrim", e, trimString);
    }

    /** The length in bytes. */
    public static Column octet_length(Column e) {
        return call("octet_length", e);
    }

    /** A part replaced from a position on. */
    public static Column overlay(Column src, Column replace, Column pos) {
        return call("overlay", src, replace, pos);
    }

    /** A part of a length replaced. */
    public static Column overlay(Column src, Column replace, Column pos, Column len) {
        return call("overlay", src, replace, pos, len);
    }

    /** The position of a part, from 1; 0 if it is not there. */
    public static Column position(Column substr, Column str) {
        return call("position", substr, str);
    }

    /** How often a regular expression matches. */
    public static Column regexp_count(Column str, Column regexp) {
        return call("regexp_count", str, regexp);
    }

    /** The group of the first match of a regular expression. */
    public static Column regexp_extract(Column e, String exp, int groupIdx) {
        return call("regexp_extract", e, exp, groupIdx);
    }

    /** The first group of every match. */
    public static Column regexp_extract_all(Column str, Column regexp) {
        return call("regexp_extract_all", str, regexp);
    }

    /** A group of every match. */
    public static Column regexp_extract_all(Column str, Column regexp, Column idx) {
        return call("regexp_extract_all", str, regexp, idx);
    }

    /** The position of the first match. */
    public static Column regexp_instr(Column str, Column regexp) {
        return call("regexp_instr", str, regexp);
    }

    /** Whether a regular expression matches a part. */
    public static Column regexp_like(Column str, Column regexp) {
        return call("regexp_like", str, regexp);
    }

    /** Every match of a regular expression replaced. */
    public static Column regexp_replace(Column e, Object pattern, Object replacement) {
        return call("regexp_replace", e, pattern, replacement);
    }

    /** The first match. */
    public static Column regexp_substr(Column str, Column regexp) {
        return call("regexp_substr", str, regexp);
    }

    /** Repeated. */
    public static Column repeat(Column str, int n) {
        return call("repeat", str, n);
    }

    /** Every occurrence removed. */
    public static Column replace(Column src, Column search) {
        return call("replace", src, search);
    }

    /** Every occurrence replaced. */
    public static Column replace(Column src, Column search, Column replace) {
        return call("replace", src, search, replace);
    }

    /** The characters or elements in reverse order. */
    public static Column reverse(Column e) {
        return call("reverse", e);
    }

    /** The rightmost characters. */
    public static Column right(Column str, Column len) {
        return call("right", str, len);
    }

    /** Whether a regular expression matches a part. */
    public static Column rlike(Column str, Column regexp) {
        return call("rlike", str, regexp);
    }

    /** Padded on the right to a length. */
    public static Column rpad(Column str, int len, String pad) {
        return call("rpad", str, len, pad);
    }

    /** Without trailing spaces. */
    public static Column rtrim(Column e) {
        return call("rtrim", e);
    }

    /** Without these trailing characters. */
    public static Column rtrim(Column e, String trimString) {
        return call("rtrim", e, trimString);
    }

    /** The Soundex code. */
    public static Column soundex(Column e) {
        return call("soundex", e);
    }

    /** So many spaces. */
    public static Column space(Column n) {
        return call("space", n);
    }

    /** The parts between the matches of a regular expression. */
    public static Column split(Column str, String pattern) {
        return call("split", str, pattern);
    }

    /** At most so many parts. */
    public static Column split(Column str, String pattern, int limit) {
        return call("split", str, pattern, limit);
    }

    /** A part between delimiters, counted from 1. */
    public static Column split_part(Column str, Column delimiter, Column partNum) {
        return call("split_part", str, delimiter, partNum);
    }

    /** From a position, counted from 1. */
    public static Column substr(Column str, Column pos) {
        return call("substr", str, pos);
    }

    /** A part from a position, counted from 1. */
    public static Column substr(Column str, Column pos, Column len) {
        return call("substr", str, pos, len);
    }

    /** A part from a position, counted from 1. */
    public static Column substring(Column str, int pos, int len) {
        return call("substring", str, pos, len);
    }

    /** What stands before the n-th delimiter. */
    public static Column substring_index(Column str, String delim, int count) {
        return call("substring_index", str, delim, count);
    }

    /** Characters replaced one by one. */
    public static Column translate(Column src, String matchingString, String replaceString) {
        return call("translate", src, matchingString, replaceString);
    }

    /** Without leading and trailing spaces. */
    public static Column trim(Column e) {
        return call("trim", e);
    }

    /** Without these leading and trailing characters. */
    public static Column trim(Column e, String trimString) {
        return call("trim", e, trimString);
    }

    /** In upper case. */
    public static Column ucase(Column str) {
        return call("ucase", str);
    }

    /** The bytes of base 64. */
    public static Column unbase64(Column e) {
        return call("unbase64", e);
    }

    /** In upper case. */
    public static Column upper(Column e) {
        return call("upper", e);
    }

    /** A random UUID. */
    public static Column uuid() {
        return call("uuid");
    }

    // Hashes

    /** The CRC-32 checksum. */
    public static Column crc32(Column e) {
        return call("crc32", e);
    }

    /** A hash of 32 bits. */
    public static Column hash(Column... cols) {
        return call("hash", (Object[]) cols);
    }

    /** The MD5 digest in hexadecimal digits. */
    public static Column md5(Column e) {
        return call("md5", e);
    }

    /** The SHA-1 digest in hexadecimal digits. */
    public static Column sha(Column e) {
        return call("sha", e);
    }

    /** The SHA-1 digest in hexadecimal digits. */
    public static Column sha1(Column e) {
        return call("sha1", e);
    }

    /** A SHA-2 digest in hexadecimal digits. */
    public static Column sha2(Column e, int numBits) {
        return call("sha2", e, numBits);
    }

    /** A hash of 64 bits. */
    public static Column xxhash64(Column... cols) {
        return call("xxhash64", (Object[]) cols);
    }

    // Dates and times

    /** Months later. */
    public static Column add_months(Column startDate, Object numMonths) {
        return call("add_months", startDate, numMonths);
    }

    /** The date of the epoch. */
    public static Column curdate() {
        return call("curdate");
    }

    /** The date of the epoch. */
    public static Column current_date() {
        return call("current_date");
    }

    /** The timestamp of the epoch. */
    public static Column current_timestamp() {
        return call("current_timestamp");
    }

    /** The session time zone. */
    public static Column current_timezone() {
        return call("current_timezone");
    }

    /** Days later. */
    public static Column date_add(Column start, Object days) {
        return call("date_add", start, days);
    }

    /** Days later. */
    public static Column dateadd(Column start, Column days) {
        return call("dateadd", start, days);
    }

    /** The days from start to end. */
    public static Column date_diff(Column end, Column start) {
        return call("date_diff", end, start);
    }

    /** The days from start to end. */
    public static Column datediff(Column end, Column start) {
        return call("datediff", end, start);
    }

    /** Formatted by a pattern. */
    public static Column date_format(Column dateExpr, String format) {
        return call("date_format", dateExpr, format);
    }

    /** The date of a number of days since 1970. */
    public static Column date_from_unix_date(Column days) {
        return call("date_from_unix_date", days);
    }

    /** A field such as {@code 'YEAR'}. */
    public static Column date_part(Column field, Column source) {
        return call("date_part", field, source);
    }

    /** A field such as {@code 'YEAR'}. */
    public static Column datepart(Column field, Column source) {
        return call("datepart", field, source);
    }

    /** Days earlier. */
    public static Column date_sub(Column start, Object days) {
        return call("date_sub", start, days);
    }

    /** The beginning of the unit the timestamp is in. */
    public static Column date_trunc(String format, Column timestamp) {
        return call("date_trunc", format, timestamp);
    }

    /** The day of the month. */
    public static Column day(Column e) {
        return call("day", e);
    }

    /** The day of the month. */
    public static Column dayofmonth(Column e) {
        return call("dayofmonth", e);
    }

    /** The day of the week, Sunday is 1. */
    public static Column dayofweek(Column e) {
        return call("dayofweek", e);
    }

    /** The day of the year. */
    public static Column dayofyear(Column e) {
        return call("dayofyear", e);
    }

    /** A field such as {@code 'YEAR'}. */
    public static Column extract(Column field, Column source) {
        return call("extract", field, source);
    }

    /** Seconds since 1970 as text. */
    public static Column from_unixtime(Column ut) {
        return call("from_unixtime", ut);
    }

    /** Seconds since 1970 as text of a pattern. */
    public static Column from_unixtime(Column ut, String f) {
        return call("from_unixtime", ut, f);
    }

    /** A UTC time as the wall clock of a zone shows it. */
    public static Column from_utc_timestamp(Column ts, Object tz) {
        return call("from_utc_timestamp", ts, tz);
    }

    /** The hour. */
    public static Column hour(Column e) {
        return call("hour", e);
    }

    /** The last day of the month. */
    public static Column last_day(Column e) {
        return call("last_day", e);
    }

    /** The wall-clock time of the epoch. */
    public static Column localtimestamp() {
        return call("localtimestamp");
    }

    /** A date of its parts. */
    public static Column make_date(Column year, Column month, Column day) {
        return call("make_date", year, month, day);
    }

    /** A timestamp of its parts. */
    public static Column make_timestamp(
            Column years, Column months, Column days, Column hours, Column mins, Column secs) {
        return call("make_timestamp", years, months, days, hours, mins, secs);
    }

    /** An interval of its parts. */
    public static Column make_interval(
            Column years, Column months, Column weeks, Column days, Column hours, Column mins, Column secs) {
        return call("make_interval", years, months, weeks, days, hours, mins, secs);
    }

    /** The minute. */
    public static Column minute(Column e) {
        return call("minute", e);
    }

    /** The month. */
    public static Column month(Column e) {
        return call("month", e);
    }

    /** The months from start to end. */
    public static Column months_between(Column end, Column start) {
        return call("months_between", end, start);
    }

    /** The months from start to end, rounded to 8 digits or not. */
    public static Column months_between(Column end, Column start, boolean roundOff) {
        return call("months_between", end, start, roundOff);
    }

    /** The first such weekday after the date. */
    public static Column next_day(Column date, Object dayOfWeek) {
        return call("next_day", date, dayOfWeek);
    }

    /** The timestamp of the epoch. */
    public static Column now() {
        return call("now");
    }

    /** The quarter of the year. */
    public static Column quarter(Column e) {
        return call("quarter", e);
    }

    /** The second. */
    public static Column second(Column e) {
        return call("second", e);
    }

    /** The timestamp of microseconds since 1970. */
    public static Column timestamp_micros(Column e) {
        return call("timestamp_micros", e);
    }

    /** The timestamp of milliseconds since 1970. */
    public static Column timestamp_millis(Column e) {
        return call("timestamp_millis", e);
    }

    /** The timestamp of seconds since 1970. */
    public static Column timestamp_seconds(Column e) {
        return call("timestamp_seconds", e);
    }

    /** The date of a text or timestamp. */
    public static Column to_date(Column e) {
        return call("to_date", e);
    }

    /** The date of a text of a pattern. */
    public static Column to_date(Column e, String fmt) {
        return call("to_date", e, fmt);
    }

    /** The timestamp of a text. */
    public static Column to_timestamp(Column s) {
        return call("to_timestamp", s);
    }

    /** The timestamp of a text of a pattern. */
    public static Column to_timestamp(Column s, String fmt) {
        return call("to_timestamp", s, fmt);
    }

    /** Seconds since 1970. */
    public static Column to_unix_timestamp(Column timeExp) {
        return call("to_unix_timestamp", timeExp);
    }

    /** The wall-clock time of a zone in UTC. */
    public static Column to_utc_timestamp(Column ts, Object tz) {
        return call("to_utc_timestamp", ts, tz);
    }

    /** The beginning of the unit the date is in. */
    public static Column trunc(Column date, String format) {
        return call("trunc", date, format);
    }

    /** Days since 1970. */
    public static Column unix_date(Column e) {
        return call("unix_date", e);
    }

    /** Microseconds since 1970. */
    public static Column unix_micros(Column e) {
        return call("unix_micros", e);
    }

    /** Milliseconds since 1970. */
    public static Column unix_millis(Column e) {
        return call("unix_millis", e);
    }

    /** Seconds since 1970. */
    public static Column unix_seconds(Column e) {
        return call("unix_seconds", e);
    }

    /** The epoch's timestamp in seconds since 1970. */
    public static Column unix_timestamp() {
        return call("unix_timestamp");
    }

    /** Seconds since 1970. */
    public static Column unix_timestamp(Column s) {
        return call("unix_timestamp", s);
    }

    /** Seconds since 1970 of a text of a pattern. */
    public static Column unix_timestamp(Column s, String p) {
        return call("unix_timestamp", s, p);
    }

    /** The day of the week, Monday is 0. */
    public static Column weekday(Column e) {
        return call("weekday", e);
    }

    /** The week of the year. */
    public static Column weekofyear(Column e) {
        return call("weekofyear", e);
    }

    /** The year. */
    public static Column year(Column e) {
        return call("year", e);
    }

    /** The event time of a window: its last microsecond. */
    public static Column window_time(Column windowColumn) {
        return call("window_time", windowColumn);
    }

    // Arrays, maps and structs

    /** The elements folded into one value. */
    public static Column aggregate(Column expr, Column initialValue, BiFunction<Column, Column, Column> merge) {
        return call("aggregate", expr, initialValue, lambda(merge));
    }

    /** An array of these values. */
    public static Column array(Column... cols) {
        return call("array", (Object[]) cols);
    }

    /** With one more element at the end. */
    public static Column array_append(Column column, Object element) {
        return call("array_append", column, element);
    }

    /** Without nulls. */
    public static Column array_compact(Column column) {
        return call("array_compact", column);
    }

    /** Whether an element equals the value. */
    public static Column array_contains(Column column, Object value) {
        return call("array_contains", column, value);
    }

    /** Without repeated elements. */
    public static Column array_distinct(Column e) {
        return call("array_distinct", e);
    }

    /** The elements of the first that are not in the second. */
    public static Column array_except(Column a, Column b) {
        return call("array_except", a, b);
    }

    /** The elements that are in both. */
    public static Column array_intersect(Column a, Column b) {
        return call("array_intersect", a, b);
    }

    /** The elements joined to a string. */
    public static Column array_join(Column column, String delimiter) {
        return call("array_join", column, delimiter);
    }

    /** The elements joined to a string, nulls replaced. */
    public static Column array_join(Column column, String delimiter, String nullReplacement) {
        return call("array_join", column, delimiter, nullReplacement);
    }

    /** The greatest element. */
    public static Column array_max(Column e) {
        return call("array_max", e);
    }

    /** The least element. */
    public static Column array_min(Column e) {
        return call("array_min", e);
    }

    /** The position of a value, from 1; 0 if it is not there. */
    public static Column array_position(Column column, Object value) {
        return call("array_position", column, value);
    }

    /** With one more element in front. */
    public static Column array_prepend(Column column, Object element) {
        return call("array_prepend", column, element);
    }

    /** Without the elements that equal the value. */
    public static Column array_remove(Column column, Object element) {
        return call("array_remove", column, element);
    }

    /** An array of a repeated value. */
    public static Column array_repeat(Column e, Object count) {
        return call("array_repeat", e, count);
    }

    /** The number of elements. */
    public static Column array_size(Column e) {
        return call("array_size", e);
    }

    /** In ascending order, nulls last. */
    public static Column array_sort(Column e) {
        return call("array_sort", e);
    }

    /** The elements of both, each once. */
    public static Column array_union(Column a, Column b) {
        return call("array_union", a, b);
    }

    /** Whether there is a common element. */
    public static Column arrays_overlap(Column a, Column b) {
        return call("arrays_overlap", a, b);
    }

    /** Structs of the elements at the same index. */
    public static Column arrays_zip(Column... e) {
        return call("arrays_zip", (Object[]) e);
    }

    /** The number of elements or entries. */
    public static Column cardinality(Column e) {
        return call("cardinality", e);
    }

    /** The element at a position from 1, the value under a key. */
    public static Column element_at(Column column, Object value) {
        return call("element_at", column, value);
    }

    /** The element at a position from 1 or the value under a key, null where there is none. */
    public static Column try_element_at(Column column, Object value) {
        return call("try_element_at", column, value);
    }

    /** Whether the condition is true for any element. */
    public static Column exists(Column column, Function<Column, Column> f) {
        return call("exists", column, lambda(f));
    }

    /** The elements for which the condition is true. */
    public static Column filter(Column column, Function<Column, Column> f) {
        return call("filter", column, lambda(f));
    }

    /** An array of arrays as one array. */
    public static Column flatten(Column e) {
        return call("flatten", e);
    }

    /** Whether the condition is true for all elements. */
    public static Column forall(Column column, Function<Column, Column> f) {
        return call("forall", column, lambda(f));
    }

    /** The element at an index from 0, null outside. */
    public static Column get(Column column, Column index) {
        return call("get", column, index);
    }

    /** A map of keys and values in turn. */
    public static Column map(Column... cols) {
        return call("map", (Object[]) cols);
    }

    /** The entries of all maps. */
    public static Column map_concat(Column... cols) {
        return call("map_concat", (Object[]) cols);
    }

    /** Whether there is an entry under the key. */
    public static Column map_contains_key(Column column, Object key) {
        return call("map_contains_key", column, key);
    }

    /** The entries as structs. */
    public static Column map_entries(Column e) {
        return call("map_entries", e);
    }

    /** The entries for which the condition is true. */
    public static Column map_filter(Column expr, BiFunction<Column, Column, Column> f) {
        return call("map_filter", expr, lambda(f));
    }

    /** A map of an array of keys and one of values. */
    public static Column map_from_arrays(Column keys, Column values) {
        return call("map_from_arrays", keys, values);
    }

    /** A map of an array of structs. */
    public static Column map_from_entries(Column e) {
        return call("map_from_entries", e);
    }

    /** The keys. */
    public static Column map_keys(Column e) {
        return call("map_keys", e);
    }

    /** The values. */
    public static Column map_values(Column e) {
        return call("map_values", e);
    }

    /** The values from start to stop. */
    public static Column sequence(Column start, Column stop) {
        return call("sequence", start, stop);
    }

    /** The values from start to stop by a step. */
    public static Column sequence(Column start, Column stop, Column step) {
        return call("sequence", start, stop, step);
    }

    /** The number of elements or entries; -1 for null. */
    public static Column size(Column e) {
        return call("size", e);
    }

    /** Some consecutive elements, counted from 1. */
    public static Column slice(Column x, int start, int length) {
        return call("slice", x, start, length);
    }

    /** In ascending order, nulls first. */
    public static Column sort_array(Column e) {
        return call("sort_array", e);
    }

    /** In ascending or descending order. */
    public static Column sort_array(Column e, boolean asc) {
        return call("sort_array", e, asc);
    }

    /** A map of a text such as {@code a:1,b:2}. */
    public static Column str_to_map(Column text, Column pairDelim, Column keyValueDelim) {
        return call("str_to_map", text, pairDelim, keyValueDelim);
    }

    /** A struct of these columns. */
    public static Column struct(Column... cols) {
        return call("struct", (Object[]) cols);
    }

    /** A struct of names and values in turn. */
    public static Column named_struct(Column... cols) {
        return call("named_struct", (Object[]) cols);
    }

    /** Each element transformed. */
    public static Column transform(Column column, Function<Column, Column> f) {
        return call("transform", column, lambda(f));
    }

    /** Each element transformed with its index. */
    public static Column transform(Column column, BiFunction<Column, Column, Column> f) {
        return call("transform", column, lambda(f));
    }

    /** Each key transformed. */
    public static Column transform_keys(Column expr, BiFunction<Column, Column, Column> f) {
        return call("transform_keys", expr, lambda(f));
    }

    /** Each value transformed. */
    public static Column transform_values(Column expr, BiFunction<Column, Column, Column> f) {
        return call("transform_values", expr, lambda(f));
    }

    /** Two arrays merged element by element. */
    public static Column zip_with(Column left, Column right, BiFunction<Column, Column, Column> f) {
        return call("zip_with", left, right, lambda(f));
    }

    // Rows from values

    /** A row for each element or entry. */
    public static Column explode(Column e) {
        return call("explode", e);
    }

    /** A row for each element or entry. */
    public static Column explode(String columnName) {
        return call("explode", col(columnName));
    }

    /** A row for each element or entry, one with null for none. */
    public static Column explode_outer(Column e) {
        return call("explode_outer", e);
    }

    /** A row for each element or entry, one with null for none. */
    public static Column explode_outer(String columnName) {
        return call("explode_outer", col(columnName));
    }

    /** A row for each element with its position. */
    public static Column posexplode(Column e) {
        return call("posexplode", e);
    }

    /** A row for each element with its position. */
    public static Column posexplode(String columnName) {
        return call("posexplode", col(columnName));
    }

    /** A row for each element with its position, one with nulls for none. */
    public static Column posexplode_outer(Column e) {
        return call("posexplode_outer", e);
    }

    /** A row for each element with its position, one with nulls for none. */
    public static Column posexplode_outer(String columnName) {
        return call("posexplode_outer", col(columnName));
    }

    /** A row for each struct of an array. */
    public static Column inline(Column e) {
        return call("inline", e);
    }

    /** A row for each struct of an array. */
    public static Column inline(String columnName) {
        return call("inline", col(columnName));
    }

    /** A row for each struct of an array, one with nulls for none. */
    public static Column inline_outer(Column e) {
        return call("inline_outer", e);
    }

    /** A row for each struct of an array, one with nulls for none. */
    public static Column inline_outer(String columnName) {
        return call("inline_outer", col(columnName));
    }

    /** The values in so many rows. */
    public static Column stack(Column... cols) {
        return call("stack", (Object[]) cols);
    }

    /** Fields of a JSON text as columns. */
    public static Column json_tuple(Column json, String... fields) {
        return call("json_tuple", with(json, (Object[]) fields));
    }

    // JSON and CSV

    /** The schema of a JSON text, which must be constant, as DDL. */
    public static Column schema_of_json(Column json) {
        return call("schema_of_json", json);
    }

    /** A struct as a line of CSV. */
    public static Column to_csv(Column e) {
        return call("to_csv", e);
    }

    /** A struct as a line of CSV, with options of the CSV format. */
    public static Column to_csv(Column e, Map<String, String> options) {
        return call("to_csv", e, options);
    }

    /** The part of a JSON text at a path such as {@code $.a[0]}. */
    public static Column get_json_object(Column e, String path) {
        return call("get_json_object", e, path);
    }

    /** A struct, array or map as JSON. */
    public static Column to_json(Column e) {
        return call("to_json", e);
    }

    /** A struct, array or map as JSON. */
    public static Column to_json(Column e, Map<String, String> options) {
        return call("to_json", e, options);
    }

    // Of the query

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
