package io.virta.api;

/** Aggregates of statistics: percentiles, variance, correlation, estimates. A part of {@link functions}. */
@SuppressWarnings("MemberName") // Spark's names
abstract class StatisticFunctions extends WindowFunctions {
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

    /** The kurtosis of the values. */
    public static Column kurtosis(Column e) {
        return call("kurtosis", e);
    }

    /** The kurtosis of the values. */
    public static Column kurtosis(String columnName) {
        return call("kurtosis", col(columnName));
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
}
