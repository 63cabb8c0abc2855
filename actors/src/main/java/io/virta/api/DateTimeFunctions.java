package io.virta.api;

/** Functions of dates and timestamps. A part of {@link functions}. */
@SuppressWarnings("MemberName") // Spark's names
abstract class DateTimeFunctions extends EncodingFunctions {
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
}
