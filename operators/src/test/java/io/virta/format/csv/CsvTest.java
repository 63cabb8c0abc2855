package io.virta.format.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.batch.Batch;
import io.virta.batch.BytesColumn;
import io.virta.connector.Options;
import io.virta.row.Row;
import io.virta.row.RowConverter;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DecimalType;
import io.virta.types.StructType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CsvTest {
    private static final StructType SCHEMA = new StructType()
            .add("n", AtomicType.INT)
            .add("s", AtomicType.STRING)
            .add("d", AtomicType.DOUBLE);

    @Test
    void readsEveryType() {
        StructType schema = new StructType()
                .add("b", AtomicType.BOOLEAN)
                .add("l", AtomicType.BIGINT)
                .add("x", AtomicType.DOUBLE)
                .add("m", new DecimalType(6, 2))
                .add("d", AtomicType.DATE)
                .add("t", AtomicType.TIMESTAMP);
        assertThat(decode(schema, Map.of(), "TRUE,-9223372036854775808,1e3,1.005,2024-01-31,2024-01-31T10:00:00.5Z"))
                .containsExactly(Row.of(
                        true,
                        Long.MIN_VALUE,
                        1000.0,
                        new BigDecimal("1.01"),
                        LocalDate.of(2024, 1, 31),
                        Instant.parse("2024-01-31T10:00:00.5Z")));
        assertThat(decode(SCHEMA, Map.of(), "1,a,NaN", "2,b,-Inf"))
                .containsExactly(Row.of(1, "a", Double.NaN), Row.of(2, "b", Double.NEGATIVE_INFINITY));
    }

    @Test
    void aTimestampWithoutAZoneMayNotNameOne() {
        StructType schema = new StructType().add("t", AtomicType.TIMESTAMP_NTZ);
        assertThat(decode(schema, Map.of(), "2024-01-31T10:00:00", "2024-01-31T10:00:00Z", "10:00:00"))
                .containsExactly(
                        Row.of(LocalDateTime.of(2024, 1, 31, 10, 0)), Row.of((Object) null), Row.of((Object) null));
    }

    @Test
    void quotesMayBeDoubledOrEscaped() {
        assertThat(decode(SCHEMA, Map.of(), "1,\"a,\"\"b\"\" \\\"c\\\" \\\\d\",2", "2,'x',3"))
                .containsExactly(Row.of(1, "a,\"b\" \"c\" \\d", 2.0), Row.of(2, "'x'", 3.0));
        assertThat(decode(SCHEMA, Map.of("quote", "'", "sep", "||"), "1||'a||b'||2", "2||c||\r"))
                .containsExactly(Row.of(1, "a||b", 2.0), Row.of(2, "c", null));
    }

    @Test
    void nullsAreWhatTheOptionSays() {
        assertThat(decode(SCHEMA, Map.of(), "1,,", ",\"\","))
                .containsExactly(Row.of(1, null, null), Row.of(null, null, null));
        assertThat(decode(SCHEMA, Map.of("nullValue", "NA"), "NA,NA,NA", "1,\"\",2"))
                .containsExactly(Row.of(null, null, null), Row.of(1, "", 2.0));
        assertThat(decode(SCHEMA, Map.of("emptyValue", "empty"), "1,\"\",2")).containsExactly(Row.of(1, "empty", 2.0));
    }

    @Test
    void badRecordsFollowTheMode() {
        StructType withCorrupt = SCHEMA.add("_corrupt_record", AtomicType.STRING);
        assertThat(decode(withCorrupt, Map.of(), "x,a,1", "1,a", "1,a,2,more", "2,b,3"))
                .containsExactly(
                        Row.of(null, "a", 1.0, "x,a,1"),
                        Row.of(1, "a", null, "1,a"),
                        Row.of(1, "a", 2.0, "1,a,2,more"),
                        Row.of(2, "b", 3.0, null));
        assertThat(decode(SCHEMA, Map.of("mode", "DROPMALFORMED"), "x,a,1", "2,b,3"))
                .containsExactly(Row.of(2, "b", 3.0));
        assertThatThrownBy(() -> decode(SCHEMA, Map.of("mode", "FAILFAST"), "x,a,1"))
                .hasMessageContaining("x,a,1");
    }

    @Test
    void blankLinesAndCommentsMakeNoRow() {
        assertThat(decode(SCHEMA, Map.of("comment", "#"), "", "  ", "#1,a,2", "1,a,2"))
                .containsExactly(Row.of(1, "a", 2.0));
    }

    @Test
    void aFileMayBeOneRecordWithLinesInQuotes() {
        assertThat(decode(
                        SCHEMA,
                        Map.of("multiLine", "true", "header", "true"),
                        "n,s,d\r\n1,\"two\nlines\",2\r\n\r\n3,x,4"))
                .containsExactly(Row.of(1, "two\nlines", 2.0), Row.of(3, "x", 4.0));
    }

    @Test
    void readsSomeColumnsByTheirPlace() {
        CsvDecoder decoder = new CsvDecoder(
                SCHEMA,
                new StructType().add("d", AtomicType.DOUBLE),
                reading(Map.of("ignoreLeadingWhiteSpace", "true")));
        byte[] line = "1,a, 2.5".getBytes(StandardCharsets.UTF_8);
        decoder.append(line, 0, line.length);
        assertThat(RowConverter.toRows(decoder.build(), new StructType().add("d", AtomicType.DOUBLE)))
                .containsExactly(Row.of(2.5));
    }

    @Test
    void writesWhatSparkWrites() {
        StructType schema = SCHEMA.add("t", AtomicType.TIMESTAMP).add("day", AtomicType.DATE);
        Row row = Row.of(1, " a,\"b\" ", 1.5, Instant.parse("2024-01-01T10:00:00.123456Z"), LocalDate.of(2024, 1, 1));
        assertThat(encode(schema, Map.of("header", "true"), row, Row.of(null, "", null, null, null)))
                .isEqualTo("n,s,d,t,day\n1,\"a,\\\"b\\\"\",1.5,2024-01-01T10:00:00.123Z,2024-01-01\n,\"\",,,\n");
        assertThat(encode(schema, Map.of("sep", "\t", "quoteAll", "true", "dateFormat", "dd.MM.yyyy"), row))
                .isEqualTo("\"1\"\t\"a,\\\"b\\\"\"\t\"1.5\"\t\"2024-01-01T10:00:00.123Z\"\t\"01.01.2024\"\n");
    }

    @Property(tries = 200)
    void readsWhatItWrote(@ForAll long seed) {
        Random random = new Random(seed);
        String alphabet = "ab,\"\\;'\u20ac x";
        StringBuilder text = new StringBuilder("y");
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        Row row = Row.of(random.nextInt(), text + "z", random.nextDouble());
        assertThat(decode(SCHEMA, Map.of(), encode(SCHEMA, Map.of(), row).stripTrailing()))
                .containsExactly(row);
    }

    @Test
    void infersNamesAndTypes() {
        List<byte[]> records = List.of(
                "id,when,price,ok,".getBytes(StandardCharsets.UTF_8),
                "1,2024-01-01,1,true,x".getBytes(StandardCharsets.UTF_8),
                "3000000000,2024-01-01 10:00:00,1.5,,".getBytes(StandardCharsets.UTF_8));
        assertThat(CsvSchema.infer(records, reading(Map.of("header", "true", "inferSchema", "true")))
                        .toDDL())
                .isEqualTo("id BIGINT, when TIMESTAMP, price DOUBLE, ok BOOLEAN, _c4 STRING");
        assertThat(CsvSchema.infer(records.subList(1, 2), reading(Map.of())).toDDL())
                .isEqualTo("_c0 STRING, _c1 STRING, _c2 STRING, _c3 STRING, _c4 STRING");
    }

    @Test
    void decodesValuesAsFromCsvDoes() {
        Batch texts = RowConverter.toBatch(
                Arrays.asList(Row.of("1,a,2"), Row.of((Object) null), Row.of("x,y")),
                new StructType().add("text", AtomicType.STRING));
        CsvValueDecoder decoder = new CsvValueDecoder(SCHEMA, reading(Map.of()));
        Batch decoded = Batch.of(3, decoder.decode((BytesColumn) texts.column(0), 3));
        assertThat(RowConverter.toRows(decoded, new StructType().add("v", SCHEMA)))
                .containsExactly(Row.of(Row.of(1, "a", 2.0)), Row.of((Object) null), Row.of(Row.of(null, "y", null)));
    }

    @Test
    void refusesNestedTypesAndWrongOptions() {
        StructType nested = new StructType().add("a", new ArrayType(AtomicType.INT));
        assertThatThrownBy(() -> decode(nested, Map.of())).hasMessageContaining("ARRAY<INT>");
        assertThatThrownBy(() -> reading(Map.of("quote", "ab"))).hasMessageContaining("'quote'");
    }

    private static List<Row> decode(StructType schema, Map<String, String> options, String... records) {
        CsvDecoder decoder = new CsvDecoder(schema, schema, reading(options));
        for (String record : records) {
            byte[] bytes = ("#" + record + "#").getBytes(StandardCharsets.UTF_8);
            decoder.append(bytes, 1, bytes.length - 1);
        }
        return RowConverter.toRows(decoder.build(), schema);
    }

    private static String encode(StructType schema, Map<String, String> options, Row... rows) {
        CsvEncoder encoder = new CsvEncoder(schema, CsvOptions.forWriting(Options.of(options), ZoneOffset.UTC));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            encoder.begin(out);
            encoder.write(RowConverter.toBatch(List.of(rows), schema), out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static CsvOptions reading(Map<String, String> options) {
        return CsvOptions.forReading(Options.of(options), ZoneOffset.UTC);
    }
}
