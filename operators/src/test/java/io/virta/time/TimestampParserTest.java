package io.virta.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Spark's string-to-timestamp and string-to-date conversions tell apart; {@link TimestampTextTest} has what is common. */
class TimestampParserTest {
    private static final long NOW = micros("2024-06-30T22:30:00Z");

    private final TimestampParser parser = new TimestampParser(new ZoneOffsets(ZoneId.of("Europe/Berlin")));

    @ParameterizedTest
    @CsvSource({
        "10:11:12.5, 2024-07-01T08:11:12.5Z",
        "1:2, 2024-06-30T23:02:00Z",
        "T10, 2024-07-01T08:00:00Z",
        "10:11:12Z, 2024-06-30T10:11:12Z",
        "10:11:12+01:30, 2024-07-01T08:41:12Z",
    })
    void takesTheDayOfNowInTheZoneOfTheTextForATimeAlone(String text, String expected) {
        assertThat(parse(text)).isEqualTo(micros(expected));
        assertThat(parser.parse(utf8(text), 0, text.length())).isEqualTo(TimestampText.INVALID);
        assertThat(parser.parseWithoutZone(utf8(text), 0, text.length(), true)).isEqualTo(TimestampText.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "T", "10:", "-10:00", "10:11Z", "T10:11:12+25:00", "24:00", "2024-01-01 T10:00"})
    void refusesOtherTimesAlone(String text) {
        assertThat(parse(text)).isEqualTo(TimestampText.INVALID);
    }

    @Test
    void yearsHaveSixDigitsInTimestampsAndSevenInDates() {
        assertThat(parse("200000-01-01 00:00:00Z")).isEqualTo(micros("+200000-01-01T00:00:00Z"));
        assertThat(parse("0200000-01-01 00:00:00Z")).isEqualTo(TimestampText.INVALID);
        assertThat(parse("999999-01-01")).isEqualTo(TimestampText.INVALID);
        assertThat(parse("-290000-01-01 00:00:00Z")).isEqualTo(micros("-290000-01-01T00:00:00Z"));
        assertThat(parse("-290400-01-01")).isEqualTo(TimestampText.INVALID);
        assertThat(date("0200000-01-01"))
                .isEqualTo((int) LocalDate.of(200_000, 1, 1).toEpochDay());
        assertThat(date("5881580-07-11")).isEqualTo(Integer.MAX_VALUE);
        assertThat(date("5881580-07-12")).isEqualTo(DateText.INVALID);
        assertThat(date("00200000-01-01")).isEqualTo(DateText.INVALID);
    }

    @ParameterizedTest
    @CsvSource({
        "+1:5, 2024-01-01T08:55:00Z",
        "' +01:00', 2024-01-01T09:00:00Z",
        "+1, 2024-01-01T09:00:00Z",
        "-0130, 2024-01-01T11:30:00Z",
        "+01:02:03, 2024-01-01T08:57:57Z",
        "UTC+2, 2024-01-01T08:00:00Z",
        "PST, 2024-01-01T18:00:00Z",
        "Asia/Tokyo, 2024-01-01T01:00:00Z",
    })
    void readsZones(String zone, String expected) {
        assertThat(parse("2024-01-01 10:00:00" + zone)).isEqualTo(micros(expected));
        assertThat(parse("2024-01-01 10:00:00.0" + zone)).isEqualTo(micros(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+130", "+19", "Nowhere/City", "x"})
    void refusesOtherZones(String zone) {
        String text = "2024-01-01 10:00:00" + zone;
        assertThat(parse(text)).isEqualTo(TimestampText.INVALID);
        assertThat(parser.parseWithoutZone(utf8(text), 0, text.length(), true)).isEqualTo(TimestampText.INVALID);
    }

    @Test
    void ignoresAZoneWhereNoneIsWantedAndOneIsAllowed() {
        String text = "2024-01-01 10:00:00+02:00";
        assertThat(parser.parseWithoutZone(utf8(text), 0, text.length(), true))
                .isEqualTo(micros("2024-01-01T10:00:00Z"));
        assertThat(parser.parseWithoutZone(utf8(text), 0, text.length(), false)).isEqualTo(TimestampText.INVALID);
    }

    @Test
    void aTextThatIsNoneLeavesNothingBehind() {
        assertThat(parse("2024-05-06 10:11:12.5Nowhere")).isEqualTo(TimestampText.INVALID);
        assertThat(parse("2024")).isEqualTo(micros("2023-12-31T23:00:00Z"));
    }

    @Test
    void aFractionInAnOptionalPartOfAPatternMayHaveFewerDigits() {
        DateTimePattern pattern = DateTimePattern.of("yyyy-MM-dd HH:mm:ss[.SSS]", ZoneOffset.UTC);
        assertThat(pattern.parseMicros("2024-01-31 10:00:00.25")).isEqualTo(micros("2024-01-31T10:00:00.25Z"));
        assertThat(pattern.parseMicros("2024-01-31 10:00:00")).isEqualTo(micros("2024-01-31T10:00:00Z"));
        assertThat(pattern.parseMicros("2024-01-31 10:00:00.")).isEqualTo(DateTimePattern.INVALID);
    }

    private long parse(String text) {
        return parser.parse(utf8(text), 0, text.length(), NOW);
    }

    private int date(String text) {
        return parser.parseDate(utf8(text), 0, text.length());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static long micros(String instant) {
        Instant parsed = Instant.parse(instant);
        return parsed.getEpochSecond() * 1_000_000 + parsed.getNano() / 1_000;
    }
}
