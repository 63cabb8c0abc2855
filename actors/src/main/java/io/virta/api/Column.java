package io.virta.api;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.Alias;
import io.virta.expression.Call;
import io.virta.expression.Cast;
import io.virta.expression.Expression;
import io.virta.expression.FieldAccess;
import io.virta.expression.SortOrder;
import io.virta.sql.SqlParser;
import io.virta.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value computed from the columns of a row, as {@link functions} and {@link DataFrame#col} make it. Immutable. Operands that are no columns stand for themselves, as {@link functions#lit}
 * makes them; null stands for SQL's NULL. Types and names are checked when the column is used in a {@link DataFrame}.
 */
public final class Column {
    private final Expression expression;

    /** A column of an expression, analysed or not. */
    public Column(Expression expression) {
        this.expression = expression;
    }

    /** What the column computes. */
    public Expression expr() {
        return expression;
    }

    /** The sum; a date or timestamp and an interval. */
    public Column plus(@Nullable Object other) {
        return call("+", other);
    }

    /** The difference. */
    public Column minus(@Nullable Object other) {
        return call("-", other);
    }

    /** The product. */
    public Column multiply(@Nullable Object other) {
        return call("*", other);
    }

    /** The quotient, a double (or decimal); null where the divisor is zero. */
    public Column divide(@Nullable Object other) {
        return call("/", other);
    }

    /** The remainder, with the sign of the dividend; null where the divisor is zero. */
    public Column mod(@Nullable Object other) {
        return call("%", other);
    }

    /** Bits set in both. */
    public Column bitwiseAND(@Nullable Object other) {
        return call("&", other);
    }

    /** Bits set in either. */
    public Column bitwiseOR(@Nullable Object other) {
        return call("|", other);
    }

    /** Bits set in one of the two. */
    public Column bitwiseXOR(@Nullable Object other) {
        return call("^", other);
    }

    /** Equality; null if either is null. */
    public Column equalTo(@Nullable Object other) {
        return call("=", other);
    }

    /** Inequality; null if either is null. */
    public Column notEqual(@Nullable Object other) {
        return new Column(Call.of("not", call("=", other).expression));
    }

    /** Equality in which null equals null and nothing else. */
    public Column eqNullSafe(@Nullable Object other) {
        return call("<=>", other);
    }

    /** Greater than. */
    public Column gt(@Nullable Object other) {
        return call(">", other);
    }

    /** Greater than or equal to. */
    public Column geq(@Nullable Object other) {
        return call(">=", other);
    }

    /** Less than. */
    public Column lt(@Nullable Object other) {
        return call("<", other);
    }

    /** Less than or equal to. */
    public Column leq(@Nullable Object other) {
        return call("<=", other);
    }

    /** From {@code lower} to {@code upper}, both included. */
    public Column between(@Nullable Object lower, @Nullable Object upper) {
        return geq(lower).and(leq(upper));
    }

    /** Both are true. */
    public Column and(Object other) {
        return call("and", other);
    }

    /** One of the two is true. */
    public Column or(Object other) {
        return call("or", other);
    }

    /** Is null. */
    public Column isNull() {
        return call("isnull");
    }

    /** Is not null. */
    public Column isNotNull() {
        return call("isnotnull");
    }

    /** Is the number NaN. */
    public Column isNaN() {
        return call("isnan");
    }

    /** Is one of these values. */
    public Column isin(@Nullable Object... values) {
        return call("in", values);
    }

    /** Is one of these values. */
    public Column isInCollection(Collection<?> values) {
        return isin(values.toArray());
    }

    /** Matches a pattern with {@code %} and {@code _}. */
    public Column like(String pattern) {
        return call("like", pattern);
    }

    /** Matches a pattern with {@code %} and {@code _}, whatever the case. */
    public Column ilike(String pattern) {
        return call("ilike", pattern);
    }

    /** Has a part that matches a regular expression. */
    public Column rlike(String pattern) {
        return call("rlike", pattern);
    }

    /** Has this part. */
    public Column contains(Object part) {
        return call("contains", part);
    }

    /** Begins so. */
    public Column startsWith(Object prefix) {
        return call("startswith", prefix);
    }

    /** Ends so. */
    public Column endsWith(Object suffix) {
        return call("endswith", suffix);
    }

    /** A part of a string or binary; positions count from 1, negative ones from the end. */
    public Column substr(Object startPosition, Object length) {
        return call("substring", startPosition, length);
    }

    /** The value as another type; null where it does not convert. */
    public Column cast(DataType to) {
        return new Column(new Cast(expression, to));
    }

    /** The value as another type by its name, {@code "string"} or {@code "array<int>"}; null where it does not convert. */
    public Column cast(String to) {
        return cast(SqlParser.parseType(to));
    }

    /** The same column under another name. */
    public Column alias(String name) {
        return new Column(new Alias(expression, name));
    }

    /** The same column under another name. */
    public Column as(String name) {
        return alias(name);
    }

    /** The columns of a generator under other names. */
    public Column as(String[] names) {
        return new Column(new Alias(expression, Arrays.asList(names), 0));
    }

    /** The same column under another name. */
    public Column name(String name) {
        return alias(name);
    }

    /** A field of a struct. */
    public Column getField(String fieldName) {
        return new Column(new FieldAccess(expression, fieldName));
    }

    /** An element of an array by its index from 0, the value of a map under a key, a field of a struct by its name. */
    public Column getItem(Object key) {
        return call("[]", key);
    }

    /** As {@link #getItem}. */
    public Column apply(Object extraction) {
        return getItem(extraction);
    }

    /** The next branch of {@link functions#when}. */
    public Column when(Column condition, @Nullable Object value) {
        List<Expression> branches = branches("when");
        branches.add(condition.expression);
        branches.add(Literals.expression(value));
        return new Column(Call.of("case", branches));
    }

    /** What {@link functions#when} gives where no condition is true; null without it. */
    public Column otherwise(@Nullable Object value) {
        List<Expression> branches = branches("otherwise");
        branches.add(Literals.expression(value));
        return new Column(Call.of("case", branches));
    }

    /** Ascending order, nulls first. */
    public Column asc() {
        return new Column(new SortOrder(expression, true));
    }

    /** Ascending order, nulls first. */
    @SuppressWarnings("MemberName") // Spark's name
    public Column asc_nulls_first() {
        return asc();
    }

    /** Ascending order, nulls last. */
    @SuppressWarnings("MemberName") // Spark's name
    public Column asc_nulls_last() {
        return new Column(new SortOrder(expression, true, false));
    }

    /** Descending order, nulls last. */
    public Column desc() {
        return new Column(new SortOrder(expression, false));
    }

    /** Descending order, nulls first. */
    @SuppressWarnings("MemberName") // Spark's name
    public Column desc_nulls_first() {
        return new Column(new SortOrder(expression, false, true));
    }

    /** Descending order, nulls last. */
    @SuppressWarnings("MemberName") // Spark's name
    public Column desc_nulls_last() {
        return desc();
    }

    /** The function of the column, computed for each row over rows near it. Refused unless it is an aggregate or a function of an order, such as {@link functions#lag}. */
    public Column over(WindowSpec window) {
        if (!(expression instanceof Call)) {
            throw new VirtaException(
                    ErrorCode.INVALID_QUERY,
                    this + " is no function, so it cannot be computed OVER a window.",
                    "Call over(...) directly on a function such as sum(...) or row_number(), and as(...) or a calculation behind it.");
        }
        return new Column(window.over(expression));
    }

    /** The function of the column, computed over all rows. */
    public Column over() {
        return over(Window.partitionBy(new Column[0]));
    }

    private List<Expression> branches(String method) {
        if (expression instanceof Call call
                && call.name().equals("case")
                && call.arguments().size() % 2 == 0) {
            return new ArrayList<>(call.arguments());
        }
        throw new VirtaException(
                ErrorCode.INVALID_QUERY,
                method + "() can only follow when(), before otherwise().",
                "Begin with functions.when(condition, value).");
    }

    private Column call(String function, @Nullable Object... others) {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(expression);
        for (Object other : others) {
            arguments.add(Literals.expression(other));
        }
        return new Column(Call.of(function, arguments));
    }

    /** Columns are equal if they compute the same; {@link #equalTo} compares values. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Column column && expression.equals(column.expression);
    }

    @Override
    public int hashCode() {
        return expression.hashCode();
    }

    @Override
    public String toString() {
        return expression.sql();
    }
}
