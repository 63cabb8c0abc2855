package io.virta.format.csv;

import io.virta.connector.OptionSpec;
import io.virta.connector.Options;
import io.virta.format.BadRecordMode;
import io.virta.format.TimeFormats;
import io.virta.format.json.JsonOptions;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * How CSV is read and written, in the names and defaults of Spark's options. Immutable.
 *
 * @param separator the bytes between fields
 * @param quote what encloses fields, 0 for nothing
 * @param escape what makes a following quote, or itself, part of a quoted field
 * @param comment what begins a line that is skipped, 0 for nothing
 * @param multiLine whether a record is a whole file, whose quoted fields may span lines
 */
public record CsvOptions(
        BadRecordMode mode,
        String corruptRecordColumn,
        TimeFormats times,
        byte[] separator,
        byte quote,
        byte escape,
        byte comment,
        boolean header,
        boolean inferSchema,
        boolean multiLine,
        boolean trimLeading,
        boolean trimTrailing,
        String nullValue,
        String emptyValue,
        String nanValue,
        String positiveInfinity,
        String negativeInfinity,
        boolean quoteAll,
        String lineSeparator) {
    private static final List<OptionSpec> BOTH = List.of(
            new OptionSpec("sep", ",", "What separates fields, one character or more."),
            new OptionSpec("delimiter", "Another name of sep."),
            new OptionSpec("quote", "\"", "What encloses fields that have a separator; empty for nothing."),
            new OptionSpec("escape", "\\", "What makes a quote part of a quoted field; a doubled quote does so too."),
            new OptionSpec("header", "false", "Whether the first line of a file has the names of the columns."),
            new OptionSpec("nullValue", "", "The text of a null."),
            new OptionSpec("ignoreLeadingWhiteSpace", "Whether to trim fields: false reading, true writing."),
            new OptionSpec("ignoreTrailingWhiteSpace", "Whether to trim fields: false reading, true writing."));

    /** Options for reading. */
    public static final List<OptionSpec> READ;

    /** Options for writing. */
    public static final List<OptionSpec> WRITE;

    static {
        List<OptionSpec> read = new ArrayList<>(BOTH);
        read.addAll(TimeFormats.OPTIONS);
        read.add(new OptionSpec("mode", "PERMISSIVE", "PERMISSIVE, DROPMALFORMED or FAILFAST."));
        read.add(new OptionSpec(
                "columnNameOfCorruptRecord",
                JsonOptions.CORRUPT_RECORD,
                "Column that takes the text of malformed records."));
        read.add(new OptionSpec("comment", "Lines that begin with this character are skipped."));
        read.add(new OptionSpec("emptyValue", "", "What a quoted field without text means."));
        read.add(new OptionSpec("nanValue", "NaN", "The text of a number that is none."));
        read.add(new OptionSpec("positiveInf", "Inf", "The text of positive infinity."));
        read.add(new OptionSpec("negativeInf", "-Inf", "The text of negative infinity."));
        READ = List.copyOf(read);
        List<OptionSpec> write = new ArrayList<>(BOTH);
        write.addAll(TimeFormats.OPTIONS);
        write.add(new OptionSpec("emptyValue", "\"\"", "What is written for a text without characters."));
        write.add(new OptionSpec("quoteAll", "false", "Whether to enclose all fields in quotes."));
        WRITE = List.copyOf(write);
    }

    /** What options say for reading. */
    public static CsvOptions forReading(Options options, ZoneId sessionZone) {
        return of(options, sessionZone, false, "");
    }

    /** What options say for writing. */
    public static CsvOptions forWriting(Options options, ZoneId sessionZone) {
        return of(options, sessionZone, true, "\"\"");
    }

    private static CsvOptions of(Options options, ZoneId sessionZone, boolean trim, String emptyValue) {
        String separator = options.get("sep", options.get("delimiter", ","));
        if (separator.isEmpty()) {
            throw Options.invalid("sep", separator, "one character or more");
        }
        return new CsvOptions(
                BadRecordMode.of(options),
                options.get("columnNameOfCorruptRecord", JsonOptions.CORRUPT_RECORD),
                TimeFormats.of(options, sessionZone),
                (separator.equals("\\t") ? "\t" : separator).getBytes(StandardCharsets.UTF_8),
                character(options, "quote", "\""),
                character(options, "escape", "\\"),
                character(options, "comment", ""),
                options.flag("header", false),
                options.flag("inferSchema", false),
                options.flag("multiLine", false),
                options.flag("ignoreLeadingWhiteSpace", trim),
                options.flag("ignoreTrailingWhiteSpace", trim),
                options.get("nullValue", ""),
                options.get("emptyValue", emptyValue),
                options.get("nanValue", "NaN"),
                options.get("positiveInf", "Inf"),
                options.get("negativeInf", "-Inf"),
                options.flag("quoteAll", false),
                options.get("lineSep", "\n"));
    }

    private static byte character(Options options, String name, String defaultValue) {
        String value = options.get(name, defaultValue);
        if (value.length() > 1 || value.length() == 1 && value.charAt(0) > 0x7f) {
            throw Options.invalid(name, value, "one ASCII character, or nothing");
        }
        return value.isEmpty() ? 0 : (byte) value.charAt(0);
    }
}
