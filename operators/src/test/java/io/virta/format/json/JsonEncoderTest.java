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
import io.virta.types.DecimalType;
import io.virta.types.MapType;
import io.virta.types.StructType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonEncoderTest {
    private static final StructType INNER = new StructType()
            .add("x", AtomicType.INT)
            .add("y", AtomicType.STRING)
            .add("d", AtomicType.DOUBLE);

    @Test
    void leavesNullFieldsOutButKeepsNullElements() {
        assertThat(encode(INNER, Map.of(), Row.of(1, "q\"uo\\te\n\u20ac", 1.5)))
                .isEqualTo("{\"x\":1,\"y\":\"q\\\"uo\\\\te\\n\u20ac\",\"d\":1.5}");
        assertThat(encode(INNER, Map.of(), Row.of(null, null, null))).isEqualTo("{}");
        assertThat(encode(INNER, Map.of("ignoreNullFields", "false"), Row.of(null, null, null)))
                .isEqualTo("{\"x\":null,\"y\":null,\"d\":null}");
        assertThat(encode(new ArrayType(AtomicType.INT), Map.of(), Arrays.asList(1, null)))
                .isEqualTo("[1,null]");
        assertThat(encode(new MapType(AtomicType.INT, INNER), Map.of(), Collections.singletonMap(7, null)))
                .isEqualTo("{\"7\":null}");
        assertThat(encode(INNER, Map.of(), null)).isNull();
    }

    @Test
    void writesTimesNumbersAndBytes() {
        StructType schema = new StructType()
                .add("ts", AtomicType.TIMESTAMP)
                .add("d", AtomicType.DATE)
                .add("n", new DecimalType(10, 2))
                .add("b", AtomicType.BINARY)
                .add("nan", AtomicType.DOUBLE);
        Row row = Row.of(
                Instant.parse("2024-01-01T10:00:00.123456Z"),
                LocalDate.of(2024, 1, 1),
                new BigDecimal("1.50"),
                new byte[] {1, 2},
                Double.NaN);
        assertThat(encode(schema, Map.of(), row))
                .isEqualTo(
                        "{\"ts\":\"2024-01-01T10:00:00.123Z\",\"d\":\"2024-01-01\",\"n\":1.50,\"b\":\"AQI=\",\"nan\":\"NaN\"}");
        assertThat(encode(schema, Map.of("timeZone", "-03:30", "dateFormat", "dd.MM.yy"), row))
                .contains("\"2024-01-01T06:30:00.123-03:30\"", "\"01.01.24\"");
        assertThat(encode(schema, Map.of("timestampFormat", "HH:mm:ss.SSSSSS"), row))
                .contains("\"10:00:00.123456\"");
    }

    @Test
    void writesALinePerRow() throws IOException {
        Batch batch = RowConverter.toBatch(List.of(Row.of(1, "a", null), Row.of(2, null, 0.5)), INNER);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JsonEncoder(INNER, options(Map.of())).write(batch, out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"x\":1,\"y\":\"a\"}\n{\"x\":2,\"d\":0.5}\n");
    }

    @Test
    void refusesIntervals() {
        assertThatThrownBy(() -> new JsonEncoder(AtomicType.INTERVAL, options(Map.of())))
                .hasMessageContaining("Cast it");
    }

    private static String encode(DataType type, Map<String, String> options, Object value) {
        StructType schema = new StructType().add("value", type);
        Batch batch = RowConverter.toBatch(List.of(Row.of(value)), schema);
        BytesColumn texts = new JsonEncoder(type, options(options)).encode(batch.column(0), 1);
        return texts.isNull(0) ? null : texts.string(0);
    }

    private static JsonOptions options(Map<String, String> options) {
        return JsonOptions.of(Options.of(options), ZoneOffset.UTC);
    }
}
