package io.virta.api;

/** Aggregates: of the rows of a group, one value. A part of {@link functions}. */
@SuppressWarnings("MemberName") // Spark's names
abstract class AggregateFunctions extends ConditionFunctions {
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

    /** The first value that came. */
    public static Column first(Column e) {
        return call("first", e);
    }

    /** The first value that came. */
    public static Column first(String columnName) {
        return call("first", col(columnName));
    }

    /** The last value that came, or the last that is not null. */
    public static Column last(Column e, boolean ignoreNulls) {
        return ignoringNulls("last", e, ignoreNulls);
    }

    /** The last value that came. */
    public static Column last(Column e) {
        return call("last", e);
    }

    /** The last value that came. */
    public static Column last(String columnName) {
        return call("last", col(columnName));
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

    /** The number of rows for which the condition is true. */
    public static Column count_if(Column e) {
        return call("count_if", e);
    }

    /** The first value that came. */
    public static Column first_value(Column e) {
        return call("first_value", e);
    }

    /** The last value that came. */
    public static Column last_value(Column e) {
        return call("last_value", e);
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

    /** The sum of the values that are not null. */
    public static Column sum(Column e) {
        return call("sum", e);
    }

    /** The sum of the values that are not null. */
    public static Column sum(String columnName) {
        return call("sum", col(columnName));
    }

    /** Whether the column is rolled up in this row of a rollup or cube. */
    public static Column grouping(Column e) {
        return call("grouping", e);
    }

    /** Which columns are rolled up in this row, as bits. */
    public static Column grouping_id(Column... cols) {
        return call("grouping_id", (Object[]) cols);
    }
}
