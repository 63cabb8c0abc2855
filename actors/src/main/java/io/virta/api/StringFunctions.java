package io.virta.api;

/** Functions that make, cut and change strings. A part of {@link functions}. */
@SuppressWarnings("MemberName") // Spark's names
abstract class StringFunctions extends TrigonometricFunctions {
    /** The parts of a column between the matches of a regular expression. */
    public static Column split(String columnName, String pattern) {
        return call("split", col(columnName), pattern);
    }

    /** The parts between the matches of a regular expression. */
    public static Column split(Column str, String pattern) {
        return call("split", str, pattern);
    }

    /** At most so many parts. */
    public static Column split(Column str, String pattern, int limit) {
        return call("split", str, pattern, limit);
    }

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

    /** Strings or arrays, one after the other. */
    public static Column concat(Column... exprs) {
        return call("concat", (Object[]) exprs);
    }

    /** Strings joined by a separator, without nulls. */
    public static Column concat_ws(String sep, Column... exprs) {
        return call("concat_ws", with(sep, (Object[]) exprs));
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

    /** So many spaces. */
    public static Column space(Column n) {
        return call("space", n);
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

    /** In upper case. */
    public static Column upper(Column e) {
        return call("upper", e);
    }

    /** A random UUID. */
    public static Column uuid() {
        return call("uuid");
    }
}
