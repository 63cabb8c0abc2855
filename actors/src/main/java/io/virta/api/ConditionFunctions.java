package io.virta.api;

import org.jspecify.annotations.Nullable;

/** Functions of conditions and nulls. A part of {@link functions}. */
@SuppressWarnings("MemberName") // Spark's names
abstract class ConditionFunctions extends ColumnFunctions {
    /** {@code CASE WHEN condition THEN value}; continued by {@link Column#when} and {@link Column#otherwise}. */
    public static Column when(Column condition, @Nullable Object value) {
        return call("case", condition, value);
    }

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
}
