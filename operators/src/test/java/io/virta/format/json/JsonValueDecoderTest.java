package io.virta.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.batch.Batch;
import io.virta.batch.BytesColumn;
import io.virta.connector.Options;
import io.virta.row.Row;
import io.virta.row.RowConverter;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.MapType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonValueDecoderTest {
    private static final StructType STRUCT = new StructType(List.of(
            new StructField("a", AtomicType.INT),
            new StructField("b", AtomicType.STRING),
            new StructField("c", new ArrayType(AtomicType.INT)),
            new StructField("d", new StructType().add("e", AtomicType.BOOLEAN))));
    private static final Row NULLS = Row.of(null, null, null, null);

    @Test
    void makesARowOfEveryText() {
        assertThat(decode(
                        STRUCT,
                        Map.of(),
                        "{\"a\":1,\"b\":\"x\",\"c\":[1,2],\"d\":{\"e\":true}}",
                        "{\"a\":\"7\",\"b\":5}",
                        "{\"a\":1.5,\"b\":null,\"c\":\"no\"}",
                        "{\"A\":3}",
                        "{bad",
                        "[]",
                        "[{\"a\":9},{\"a\":8}]",
                        "{}",
                        "{\"a\":99999999999}",
                        "",
                        "null",
                        null))
                .containsExactly(
                        Row.of(1, "x", List.of(1, 2), Row.of(true)),
                        Row.of(null, "5", null, null),
                        NULLS,
                        NULLS,
                        NULLS,
                        NULLS,
                        Row.of(9, null, null, null),
                        NULLS,
                        NULLS,
                        null,
                        NULLS,
                        null);
    }

    @Test
    void readsArraysAndMapsAtTheTop() {
        assertThat(decode(
                        new ArrayType(new StructType().add("x", AtomicType.INT)),
                        Map.of(),
                        "[{\"x\":1},{}]",
                        "{\"x\":2}",
                        "oops",
                        "7"))
                .containsExactly(List.of(Row.of(1), Row.of((Object) null)), List.of(Row.of(2)), null, null);
        assertThat(decode(new MapType(AtomicType.STRING, AtomicType.INT), Map.of(), "{\"k\":1}", "[1]"))
                .containsExactly(Map.of("k", 1), null);
    }

    @Test
    void keepsTheTextOfMalformedValuesWhereAsked() {
        StructType type = new StructType().add("a", AtomicType.INT).add("_corrupt_record", AtomicType.STRING);
        assertThat(decode(type, Map.of(), "{\"a\":\"x\"}", "{\"a\":1}"))
                .containsExactly(Row.of(null, "{\"a\":\"x\"}"), Row.of(1, null));
        assertThatThrownBy(() -> decode(type, Map.of("mode", "FAILFAST"), "nope"))
                .hasMessageContaining("nope");
    }

    private static List<Object> decode(DataType type, Map<String, String> options, String... texts) {
        StructType text = new StructType().add("text", AtomicType.STRING);
        Batch batch = RowConverter.toBatch(
                Arrays.stream(texts).map(value -> Row.of((Object) value)).toList(), text);
        JsonValueDecoder decoder = new JsonValueDecoder(type, JsonOptions.of(Options.of(options), ZoneOffset.UTC));
        Batch decoded = Batch.of(texts.length, decoder.decode((BytesColumn) batch.column(0), texts.length));
        List<Object> values = new ArrayList<>();
        for (Row row : RowConverter.toRows(decoded, new StructType().add("value", type))) {
            values.add(row.get(0));
        }
        return values;
    }
}
