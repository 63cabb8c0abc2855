package io.virta.api;

/** Functions that look for one string in another, exactly, by regular expression or by likeness. A part of {@link functions}. */
@SuppressWarnings("MemberName") // Spark's names
abstract class SearchFunctions extends StringFunctions {
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

    /** The position, from 1, in a list with commas; 0 if it is not there. */
    public static Column find_in_set(Column str, Column strArray) {
        return call("find_in_set", str, strArray);
    }

    /** The position of a part, from 1; 0 if it is not there. */
    public static Column instr(Column str, String substring) {
        return call("instr", str, substring);
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

    /** Whether a regular expression matches a part. */
    public static Column rlike(Column str, Column regexp) {
        return call("rlike", str, regexp);
    }

    /** The Soundex code. */
    public static Column soundex(Column e) {
        return call("soundex", e);
    }
}
