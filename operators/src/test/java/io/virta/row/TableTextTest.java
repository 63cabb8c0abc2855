package io.virta.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.expression.IntervalValue;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DecimalType;
import io.virta.types.MapType;
import io.virta.types.StructType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTextTest {
    private static final StructType SCHEMA =
            new StructType().add("word", AtomicType.STRING).add("count", AtomicType.BIGINT);

    @Test
    void cellsThatMayBeCutStandOnTheRight() {
        String table = TableText.render(SCHEMA, List.of(Row.of("a", 1L), Row.of(null, 20000L)), 20, 20, ZoneOffset.UTC);
        assertThat(table).isEqualTo("""
                        +----+-----+
                        |word|count|
                        +----+-----+
                        |   a|    1|
                        |NULL|20000|
                        +----+-----+
                        """);
    }

    @Test
    void wholeCellsStandOnTheLeft() {
        String table = TableText.render(SCHEMA, List.of(Row.of("a\nb", 1L)), 20, 0, ZoneOffset.UTC);
        assertThat(table).isEqualTo("""
                        +----+-----+
                        |word|count|
                        +----+-----+
                        |a\\nb|1    |
                        +----+-----+
                        """);
    }

    @Test
    void longCellsAreCutAndMoreRowsAreMentioned() {
        String table =
                TableText.render(SCHEMA, List.of(Row.of("abcdefghij", 1L), Row.of("b", 2L)), 1, 6, ZoneOffset.UTC);
        assertThat(table).isEqualTo("""
                        +------+-----+
                        |  word|count|
                        +------+-----+
                        |abc...|    1|
                        +------+-----+
                        only showing top 1 row
                        """);
    }

    @Test
    void wideCharactersCountAsTwo() {
        String table = TableText.render(SCHEMA, List.of(Row.of("東京", 1L), Row.of("x", 2L)), 20, 20, ZoneOffset.UTC);
        assertThat(table).contains("|東京|    1|\n|   x|    2|\n");
    }

    @Test
    void verticalTablesHaveALineAField() {
        String table = TableText.renderVertical(SCHEMA, List.of(Row.of("a", 1L)), 20, 20, ZoneOffset.UTC);
        assertThat(table).isEqualTo("-RECORD 0----" + "\n" + " word  | a   \n" + " count | 1   \n");
    }

    @Test
    void valuesReadAsPeopleWriteThem() {
        ZoneId zone = ZoneId.of("Europe/Helsinki");
        StructType inner = new StructType().add("a", AtomicType.INT).add("b", AtomicType.STRING);
        assertThat(ValueText.of(Instant.parse("2024-01-31T10:00:00.5Z"), AtomicType.TIMESTAMP, zone))
                .isEqualTo("2024-01-31 12:00:00.5");
        assertThat(ValueText.of(LocalDate.of(2024, 1, 31), AtomicType.DATE, zone))
                .isEqualTo("2024-01-31");
        assertThat(ValueText.of(Arrays.asList(1, null), new ArrayType(AtomicType.INT), zone))
                .isEqualTo("[1, NULL]");
        assertThat(ValueText.of(Map.of("k", 1), new MapType(AtomicType.STRING, AtomicType.INT), zone))
                .isEqualTo("{k -> 1}");
        assertThat(ValueText.of(Row.of(1, null), inner, zone)).isEqualTo("{1, NULL}");
        assertThat(ValueText.of(new byte[] {1, (byte) 255}, AtomicType.BINARY, zone))
                .isEqualTo("[01 FF]");
        assertThat(ValueText.of(new BigDecimal("1E+3"), new DecimalType(10, 0), zone))
                .isEqualTo("1000");
        assertThat(ValueText.of(Duration.ofMillis(90_061_500), AtomicType.INTERVAL_DAY_TIME, zone))
                .isEqualTo("INTERVAL '1 01:01:01.5' DAY TO SECOND");
        assertThat(ValueText.of(Period.ofMonths(-14), AtomicType.INTERVAL_YEAR_MONTH, zone))
                .isEqualTo("INTERVAL '-1-2' YEAR TO MONTH");
        assertThat(ValueText.of(new IntervalValue(0, 1, 60_000_000L), AtomicType.INTERVAL, zone))
                .isEqualTo("1 days 1 minutes");
    }
}
