package io.virta.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTextTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2024, 2024-01-01T00:00:00Z",
        "2024-03, 2024-03-01T00:00:00Z",
        "2024-3-9, 2024-03-09T00:00:00Z",
        "' 2024-02-29 ', 2024-02-29T00:00:00Z",
        "2024-01-01 10, 2024-01-01T10:00:00Z",
        "2024-01-01 1:2, 2024-01-01T01:02:00Z",
        "2024-01-01T10:11:12, 2024-01-01T10:11:12Z",
        "2024-01-01 10:11:12.5, 2024-01-01T10:11:12.5Z",
        "2024-01-01T10:11:12.123456789Z, 2024-01-01T10:11:12.123456Z",
        "2024-01-01T10:11:12+02:00, 2024-01-01T08:11:12Z",
        "2024-01-01T10:11:12.1-1:5, 2024-01-01T11:16:12.1Z",
        "2024-07-01T10:11:12 Europe/Berlin, 2024-07-01T08:11:12Z",
        "-0001-01-01, -0001-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999Z, 1969-12-31T23:59:59.999999Z"
    })
    void readsWhatCastsRead(String text, String expected) {
        Instant instant = Instant.parse(expected);
        assertThat(parse(text, ZoneOffset.UTC))
                .isEqualTo(instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "24-01-01",
                "2024-",
                "2024-13-01",
                "2023-02-29",
                "2024-01-01x",
                "2024-01-01 24:00:00",
                "2024-01-01 10:60",
                "2024-01-01 10:00:00.1Nowhere/City",
                "2024-01 10:00",
                "2024-01-01T",
                "10:00:00",
                "20240101",
                "2024-01-01 10:11Z"
            })
    void refusesTheRest(String text) {
        assertThat(parse(text, ZoneOffset.UTC)).isEqualTo(TimestampText.INVALID);
    }

    @Test
    void takesTheSessionZoneWhereTheTextHasNone() {
        assertThat(parse("2024-07-01 10:00:00", BERLIN)).isEqualTo(parse("2024-07-01 08:00:00", ZoneOffset.UTC));
        assertThat(parse("2024-03-31 02:30:00", BERLIN)).isEqualTo(parse("2024-03-31 01:30:00", ZoneOffset.UTC));
    }

    @Property
    void readsWhatItWrote(
            @ForAll @LongRange(min = -62_135_596_800_000_000L, max = 253_402_300_799_999_999L) long micros) {
        assertThat(parse(TimestampText.format(micros, ZoneOffset.UTC), ZoneOffset.UTC))
                .isEqualTo(micros);
    }

    @Property
    void agreesWithTheCalendarOfTheLibrary(@ForAll("days") int day) {
        byte[] text = LocalDate.ofEpochDay(day).toString().getBytes(StandardCharsets.UTF_8);
        assertThat(DateText.parse(text, 0, text.length)).isEqualTo(day);
        assertThat(DateText.format(day)).isEqualTo(LocalDate.ofEpochDay(day).toString());
    }

    @Provide
    Arbitrary<Integer> days() {
        return Arbitraries.integers().between(-3_000_000, 10_000_000);
    }

    @Test
    void patternsReadAndWrite() {
        DateTimePattern pattern = DateTimePattern.of("dd/MM/yyyy HH:mm:ss.SSS", ZoneOffset.UTC);
        long micros = parse("2024-01-31 10:00:00.25", ZoneOffset.UTC);
        assertThat(pattern.parseMicros("31/01/2024 10:00:00.25")).isEqualTo(micros);
        assertThat(pattern.formatMicros(micros)).isEqualTo("31/01/2024 10:00:00.250");
        assertThat(pattern.parseMicros("31-01-2024")).isEqualTo(DateTimePattern.INVALID);
        assertThat(DateTimePattern.of("yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX]", ZoneOffset.UTC)
                        .formatMicros(micros))
                .isEqualTo("2024-01-31T10:00:00.250Z");
        assertThat(DateTimePattern.of("yyyyMM", ZoneOffset.UTC).parseDays("202402"))
                .isEqualTo(LocalDate.of(2024, 2, 1).toEpochDay());
    }

    private static long parse(String text, ZoneId zone) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new TimestampParser(new ZoneOffsets(zone)).parse(bytes, 0, bytes.length);
    }
}
