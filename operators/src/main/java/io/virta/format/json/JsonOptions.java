package io.virta.format.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.virta.connector.OptionSpec;
import io.virta.connector.Options;
import io.virta.format.BadRecordMode;
import io.virta.format.TimeFormats;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * How JSON is read and written, in the names and defaults of Spark's options. Immutable.
 *
 * @param parserFeatures the mask of Jackson's parser features
 * @param primitivesAsString schema inference makes all simple values strings
 * @param prefersDecimal schema inference makes fractions decimals
 * @param inferTimestamp schema inference looks for timestamps in strings
 * @param ignoreNullFields leave out null fields of structs when writing
 */
public record JsonOptions(
        BadRecordMode mode,
        String corruptRecordColumn,
        TimeFormats times,
        int parserFeatures,
        boolean allowNonNumericNumbers,
        boolean primitivesAsString,
        boolean prefersDecimal,
        boolean inferTimestamp,
        boolean ignoreNullFields) {
    /** The name of the column for corrupt records unless an option says otherwise. */
    public static final String CORRUPT_RECORD = "_corrupt_record";

    /** Options for reading. */
    public static final List<OptionSpec> READ;

    /** Options for writing. */
    public static final List<OptionSpec> WRITE;

    static {
        List<OptionSpec> read = new ArrayList<>(TimeFormats.OPTIONS);
        read.add(new OptionSpec("mode", "PERMISSIVE", "PERMISSIVE, DROPMALFORMED or FAILFAST."));
        read.add(new OptionSpec(
                "columnNameOfCorruptRecord", CORRUPT_RECORD, "Column that takes the text of malformed records."));
        read.add(new OptionSpec("allowComments", "false", "Whether records may have /* comments */."));
        read.add(new OptionSpec("allowUnquotedFieldNames", "false", "Whether names may lack quotes."));
        read.add(new OptionSpec("allowSingleQuotes", "true", "Whether 'single' quotes may stand for double ones."));
        read.add(new OptionSpec("allowNumericLeadingZeros", "false", "Whether numbers may begin with 0."));
        read.add(new OptionSpec("allowNonNumericNumbers", "true", "Whether NaN and Infinity are numbers."));
        read.add(new OptionSpec(
                "allowBackslashEscapingAnyCharacter", "false", "Whether any character may follow a backslash."));
        read.add(new OptionSpec("allowUnquotedControlChars", "false", "Whether strings may have control characters."));
        read.add(new OptionSpec("primitivesAsString", "false", "Infer all simple values as strings."));
        read.add(new OptionSpec("prefersDecimal", "false", "Infer fractions as decimals where they fit."));
        read.add(new OptionSpec("inferTimestamp", "false", "Infer timestamps from strings."));
        READ = List.copyOf(read);
        List<OptionSpec> write = new ArrayList<>(TimeFormats.OPTIONS);
        write.add(new OptionSpec("ignoreNullFields", "true", "Leave out null fields."));
        WRITE = List.copyOf(write);
    }

    /** What options say. */
    public static JsonOptions of(Options options, ZoneId sessionZone) {
        boolean nonNumeric = options.flag("allowNonNumericNumbers", true);
        int features = JsonParser.Feature.collectDefaults();
        features = with(features, JsonReadFeature.ALLOW_JAVA_COMMENTS, options.flag("allowComments", false));
        features = with(
                features, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES, options.flag("allowUnquotedFieldNames", false));
        features = with(features, JsonReadFeature.ALLOW_SINGLE_QUOTES, options.flag("allowSingleQuotes", true));
        features = with(
                features,
                JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS,
                options.flag("allowNumericLeadingZeros", false));
        features = with(features, JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS, nonNumeric);
        features = with(
                features,
                JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
                options.flag("allowBackslashEscapingAnyCharacter", false));
        features = with(
                features,
                JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                options.flag("allowUnquotedControlChars", false));
        return new JsonOptions(
                BadRecordMode.of(options),
                options.get("columnNameOfCorruptRecord", CORRUPT_RECORD),
                TimeFormats.of(options, sessionZone),
                features,
                nonNumeric,
                options.flag("primitivesAsString", false),
                options.flag("prefersDecimal", false),
                options.flag("inferTimestamp", false),
                options.flag("ignoreNullFields", true));
    }

    private static int with(int features, JsonReadFeature feature, boolean on) {
        int mask = feature.mappedFeature().getMask();
        return on ? features | mask : features & ~mask;
    }
}
