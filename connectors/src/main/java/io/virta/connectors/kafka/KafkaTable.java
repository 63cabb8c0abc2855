package io.virta.connectors.kafka;

import io.virta.connector.ConnectorContext;
import io.virta.connector.Options;
import io.virta.connector.SourceScan;
import io.virta.connector.SourceTable;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.Expression;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Topics as a table.
 *
 * @param schema all columns: Kafka's, or those of decoded values followed by the metadata columns asked for
 * @param values how values are decoded, or null
 */
record KafkaTable(
        Options options,
        KafkaSourceSettings settings,
        StructType schema,
        @Nullable ValueFormat values,
        ZoneId zone) implements SourceTable {
    static KafkaTable of(Options options, @Nullable StructType schema, boolean streaming, ConnectorContext context) {
        KafkaSourceSettings settings = KafkaSourceSettings.of(options, streaming);
        ValueFormat values = ValueFormat.of(options, schema, context.zone());
        StructType fixed = KafkaColumns.schema(settings.headers());
        if (values == null) {
            if (schema != null && !sameColumns(schema, fixed)) {
                throw new VirtaException(
                        ErrorCode.INVALID_SCHEMA,
                        "A table of kafka has Kafka's own columns, not: " + schema.toDDL() + ".",
                        "Leave the schema out and decode the value in the query, or set the option format to json, csv or text.");
            }
            return new KafkaTable(options, settings, fixed, null, context.zone());
        }
        return new KafkaTable(options, settings, values.schema(), values, context.zone());
    }

    private static boolean sameColumns(StructType schema, StructType fixed) {
        return schema.size() == fixed.size()
                && java.util.stream.IntStream.range(0, schema.size())
                        .allMatch(i -> schema.field(i)
                                        .name()
                                        .equalsIgnoreCase(fixed.field(i).name())
                                && schema.typeAt(i).equals(fixed.typeAt(i)));
    }

    @Override
    public String description() {
        return "KafkaSource[" + settings.subscription().text() + "]";
    }

    @Override
    public String identity() {
        Map<String, String> shown = new TreeMap<>(options.asMap());
        shown.replaceAll(
                (name, value) -> KafkaSourceSettings.isSecret(name) ? Integer.toHexString(value.hashCode()) : value);
        return "kafka:" + shown + ":" + schema.toDDL() + ":" + zone;
    }

    @Override
    public boolean isReplayable() {
        return true;
    }

    @Override
    public Map<String, String> metrics(String end, @Nullable String latest) {
        return latest == null ? Map.of() : Lag.metrics(end, latest);
    }

    @Override
    public SourceScan scan(List<Integer> columns, List<Expression> filters) {
        List<StructField> wanted = new ArrayList<>();
        columns.forEach(column -> wanted.add(schema.field(column)));
        return new KafkaScan(this, new StructType(wanted), new RecordSizes());
    }
}
