package io.virta.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.connector.Options;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.row.Row;
import io.virta.row.RowConverter;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DecimalType;
import io.virta.types.MapType;
import io.virta.types.StructType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonDecoderTest {
    private static final StructType SIMPLE =
            new StructType().add("a", AtomicType.INT).add("b", AtomicType.STRING);

    @Test
    void numbersBeyondTheirTypeMakeARecordBadAndNothingElse() {
        StructType schema = new StructType()
                .add("n", AtomicType.BIGINT)
                .add("x", new DecimalType(5, 2))
                .add("f", AtomicType.DOUBLE);
        assertThat(decode(schema, Map.of(), """
                {"n":9223372036854775808,"x":1}
                {"n":1,"x":1e999999999}
                {"n":1,"x":1e-999999999,"f":1e400}
                {"n":1,"x":999.995}
                {"n":1,"x":"-1e999999999"}
                {"n":1,"x":0e999999999}""".split("\n")))
                .containsExactly(
                        Row.of(null, new BigDecimal("1.00"), null),
                        Row.of(1L, null, null),
                        Row.of(1L, new BigDecimal("0.00"), Double.POSITIVE_INFINITY),
                        Row.of(1L, null, null),
                        Row.of(1L, null, null),
                        Row.of(1L, new BigDecimal("0.00"), null));
    }

    @Test
    void nestingDeeperThanThereIsUseForMakesARecordBad() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        assertThat(decode(SIMPLE, Map.of(), "{\"a\":1,\"b\":" + deep + "}", "{\"z\":" + deep + "}", "{\"a\":2}"))
                .containsExactly(Row.of(null, null), Row.of(null, null), Row.of(2, null));
    }

    @Test
    void readsEveryType() {
        StructType schema = new StructType()
                .add("boolean", AtomicType.BOOLEAN)
                .add("tiny", AtomicType.TINYINT)
                .add("big", AtomicType.BIGINT)
                .add("float", AtomicType.FLOAT)
                .add("double", AtomicType.DOUBLE)
                .add("decimal", new DecimalType(5, 2))
                .add("string", AtomicType.STRING)
                .add("binary", AtomicType.BINARY)
                .add("date", AtomicType.DATE)
                .add("ts", AtomicType.TIMESTAMP)
                .add("ntz", AtomicType.TIMESTAMP_NTZ)
                .add("list", new ArrayType(AtomicType.INT))
                .add("map", new MapType(AtomicType.STRING, AtomicType.DOUBLE))
                .add("struct", SIMPLE);
        Row row = decode(schema, Map.of(), """
                {"boolean":true,"tiny":-7,"big":9007199254740993,"float":1.5,"double":1e3,"decimal":1.005,
                "string":"q\\"\\u00e9\u20ac","binary":"AQI=","date":"2024-01-31","ts":"2024-01-31T10:00:00.5Z",
                "ntz":"2024-01-31 10:00:00","list":[1,null],"map":{"k":2,"l":null},"struct":{"b":"x","z":[{}],"a":1}}""").get(0);
        assertThat(row.<byte[]>getAs("binary")).containsExactly(1, 2);
        assertThat(withoutBinary(row))
                .isEqualTo(withoutBinary(Row.of(
                        true,
                        (byte) -7,
                        9007199254740993L,
                        1.5f,
                        1000.0,
                        new BigDecimal("1.01"),
                        "q\"\u00e9\u20ac",
                        new byte[0],
                        LocalDate.of(2024, 1, 31),
                        Instant.parse("2024-01-31T10:00:00.5Z"),
                        LocalDateTime.of(2024, 1, 31, 10, 0),
                        Arrays.asList(1, null),
                        mapOf("k", 2.0, "l", null),
                        Row.of(1, "x"))));
    }

    @Test
    void timesAloneAndZonesOfTimestampsWithoutAZoneAreNull() {
        StructType schema = new StructType().add("t", AtomicType.TIMESTAMP).add("n", AtomicType.TIMESTAMP_NTZ);
        assertThat(decode(
                        schema,
                        Map.of(),
                        "{\"t\":\"2024-01-31 10:00:00+02:00\",\"n\":\"2024-01-31 10:00:00\"}",
                        "{\"t\":\"10:00:00\",\"n\":\"2024-01-31 10:00:00Z\"}"))
                .containsExactly(
                        Row.of(Instant.parse("2024-01-31T08:00:00Z"), LocalDateTime.of(2024, 1, 31, 10, 0)),
                        Row.of(null, null));
    }

    @Test
    void numbersBeyondTheRangeOfTheirTypeAreNull() {
        StructType schema = new StructType().add("t", AtomicType.TINYINT).add("b", AtomicType.BIGINT);
        assertThat(decode(schema, Map.of(), "{\"t\":200,\"b\":92233720368547758070}"))
                .containsExactly(Row.of(null, null));
        assertThat(decode(schema, Map.of(), "{\"t\":1,\"b\":1.0}")).containsExactly(Row.of((byte) 1, null));
    }

    @Test
    void anythingCanBeReadAsText() {
        assertThat(decode(SIMPLE, Map.of(), "{\"b\":{\"c\": [1, 2.50, true]}}", "{\"b\":7}", "{\"b\":false}"))
                .containsExactly(Row.of(null, "{\"c\":[1,2.5,true]}"), Row.of(null, "7"), Row.of(null, "false"));
    }

    @Test
    void fieldsAreFoundInAnyOrderAndTheLastOfANameCounts() {
        assertThat(decode(
                        SIMPLE,
                        Map.of(),
                        "{\"a\":1,\"b\":\"x\"}",
                        "{\"b\":\"y\",\"a\":2}",
                        "{\"a\":3,\"c\":{},\"a\":4}"))
                .containsExactly(Row.of(1, "x"), Row.of(2, "y"), Row.of(4, null));
    }

    @Test
    void permissiveKeepsWhatCanBeReadAndTheTextOfTheRecord() {
        StructType schema = SIMPLE.add("_corrupt_record", AtomicType.STRING);
        assertThat(decode(schema, Map.of(), "{\"a\":\"x\",\"b\":\"y\"}", "{\"a\":1,", "7", "{\"a\":5}"))
                .containsExactly(
                        Row.of(null, "y", "{\"a\":\"x\",\"b\":\"y\"}"),
                        Row.of(null, null, "{\"a\":1,"),
                        Row.of(null, null, "7"),
                        Row.of(5, null, null));
    }

    @Test
    void theColumnOfCorruptRecordsHasTheNameThatAnOptionGives() {
        StructType schema = SIMPLE.add("bad", AtomicType.STRING);
        assertThat(decode(schema, Map.of("columnNameOfCorruptRecord", "bad"), "oops"))
                .containsExactly(Row.of(null, null, "oops"));
    }

    @Test
    void dropMalformedLeavesBadRecordsOut() {
        assertThat(decode(SIMPLE, Map.of("mode", "dropmalformed"), "{\"a\":1}", "{\"a\":\"x\"}", "{", "{\"a\":2}"))
                .containsExactly(Row.of(1, null), Row.of(2, null));
    }

    @Test
    void failFastShowsTheRecord() {
        assertThatThrownBy(() -> decode(SIMPLE, Map.of("mode", "FAILFAST"), "{\"a\":tru}"))
                .isInstanceOfSatisfying(
                        VirtaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED_RECORD))
                .hasMessageContaining("{\"a\":tru}");
    }

    @Test
    void blankRecordsMakeNoRowAndArraysOnePerObject() {
        assertThat(decode(SIMPLE, Map.of(), "", "  ", "[{\"a\":1},{\"a\":2}]", "[]"))
                .containsExactly(Row.of(1, null), Row.of(2, null));
    }

    @Test
    void aRecordEndsWhereItsBytesEnd() {
        byte[] bytes = "{\"a\":1,\n\"b\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        JsonDecoder decoder = new JsonDecoder(SIMPLE, options(Map.of()));
        decoder.append(bytes, 0, 7);
        decoder.append(bytes, 8, bytes.length);
        decoder.append(bytes, 0, bytes.length);
        assertThat(RowConverter.toRows(decoder.build(), SIMPLE))
                .containsExactly(Row.of(null, null), Row.of(null, null), Row.of(1, "x"));
    }

    @Test
    void aWrongElementMakesAnArrayNullButNotAStructAroundIt() {
        StructType schema = new StructType()
                .add("l", new ArrayType(AtomicType.INT))
                .add("s", new ArrayType(SIMPLE))
                .add("m", new MapType(AtomicType.STRING, AtomicType.INT));
        assertThat(decode(schema, Map.of(), "{\"l\":[1,\"x\",[2]],\"s\":[{\"a\":\"x\",\"b\":\"y\"}],\"m\":{\"k\":{}}}"))
                .containsExactly(Row.of(null, List.of(Row.of(null, "y")), null));
    }

    @Test
    void takesWhatItsOptionsAllow() {
        assertThat(decode(SIMPLE, Map.of(), "{'a':1}")).containsExactly(Row.of(1, null));
        assertThat(decode(SIMPLE, Map.of("allowSingleQuotes", "false"), "{'a':1}"))
                .containsExactly(Row.of(null, null));
        assertThat(decode(SIMPLE, Map.of("allowUnquotedFieldNames", "true"), "{a:1}"))
                .containsExactly(Row.of(1, null));
        assertThat(decode(SIMPLE, Map.of("allowComments", "true"), "{/* one */\"a\":1}"))
                .containsExactly(Row.of(1, null));
        StructType doubles = new StructType().add("d", AtomicType.DOUBLE);
        assertThat(decode(doubles, Map.of(), "{\"d\":NaN}", "{\"d\":\"-INF\"}", "{\"d\":\"\"}"))
                .containsExactly(Row.of(Double.NaN), Row.of(Double.NEGATIVE_INFINITY), Row.of((Object) null));
    }

    @Test
    void readsTimesByPatternAndInTheSessionZone() {
        StructType schema = new StructType().add("ts", AtomicType.TIMESTAMP).add("d", AtomicType.DATE);
        assertThat(decode(
                        schema,
                        Map.of("timestampFormat", "dd.MM.yyyy HH:mm", "dateFormat", "dd.MM.yyyy", "timeZone", "+02:00"),
                        "{\"ts\":\"31.01.2024 10:00\",\"d\":\"01.02.2024\"}",
                        "{\"ts\":\"2024-01-31 10:00:00\",\"d\":1}"))
                .containsExactly(
                        Row.of(Instant.parse("2024-01-31T08:00:00Z"), LocalDate.of(2024, 2, 1)), Row.of(null, null));
        JsonDecoder decoder = new JsonDecoder(schema, JsonOptions.of(Options.of(Map.of()), ZoneId.of("Europe/Berlin")));
        append(decoder, "{\"ts\":\"2024-07-01 10:00:00\"}");
        append(decoder, "{\"ts\":1719820800}");
        assertThat(RowConverter.toRows(decoder.build(), schema))
                .containsExactly(
                        Row.of(Instant.parse("2024-07-01T08:00:00Z"), null),
                        Row.of(Instant.parse("2024-07-01T08:00:00Z"), null));
    }

    @Test
    void refusesTypesThatJsonHasNot() {
        StructType schema = new StructType().add("m", new MapType(AtomicType.INT, AtomicType.INT));
        assertThatThrownBy(() -> new JsonDecoder(schema, options(Map.of())))
                .isInstanceOfSatisfying(
                        VirtaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_SCHEMA));
        assertThatThrownBy(() -> options(Map.of("mode", "LENIENT"))).hasMessageContaining("FAILFAST");
    }

    private static List<Row> decode(StructType schema, Map<String, String> options, String... records) {
        JsonDecoder decoder = new JsonDecoder(schema, options(options));
        for (String record : records) {
            append(decoder, record);
        }
        return RowConverter.toRows(decoder.build(), schema);
    }

    private static void append(JsonDecoder decoder, String record) {
        byte[] bytes = ("#" + record + "#").getBytes(StandardCharsets.UTF_8);
        decoder.append(bytes, 1, bytes.length - 1);
    }

    private static JsonOptions options(Map<String, String> options) {
        return JsonOptions.of(Options.of(options), ZoneOffset.UTC);
    }

    private static Map<String, Object> mapOf(String key, Object value, String otherKey, Object otherValue) {
        Map<String, Object> map = new java.util.LinkedHashMap<>();
        map.put(key, value);
        map.put(otherKey, otherValue);
        return map;
    }

    private static List<Object> withoutBinary(Row row) {
        List<Object> values = new java.util.ArrayList<>(row.values());
        values.removeIf(value -> value instanceof byte[]);
        return values;
    }
}
