package io.virta.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.connector.Options;
import io.virta.connectors.testkit.TestContext;
import io.virta.error.VirtaException;
import io.virta.types.StructType;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaOptionsTest {
    private static Options options(String... more) {
        Map<String, String> options = new HashMap<>(Map.of("kafka.bootstrap.servers", "host:1"));
        for (int i = 0; i < more.length; i += 2) {
            options.put(more[i], more[i + 1]);
        }
        return Options.of(options);
    }

    private static void assertRefused(Runnable action, String... parts) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        VirtaException.class,
                        error ->
                                assertThat(error.problem() + " " + error.hint()).contains(parts));
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.auto.offset.reset, startingOffsets",
        "kafka.key.deserializer, CAST",
        "kafka.value.deserializer, from_json",
        "kafka.enable.auto.commit, commitGroupId",
        "kafka.interceptor.classes, in the query"
    })
    void theSourceRefusesWhatWouldBreakItsPromises(String option, String reason) {
        assertRefused(() -> KafkaSourceSettings.of(options("subscribe", "t", option, "x"), true), option, reason);
    }

    @Test
    void theSourceNeedsBrokersAndOneSubscription() {
        assertRefused(
                () -> KafkaSourceSettings.of(Options.of(Map.of("subscribe", "t")), true), "kafka.bootstrap.servers");
        assertRefused(() -> KafkaSourceSettings.of(options(), true), "assign, subscribe and subscribePattern");
        assertRefused(
                () -> KafkaSourceSettings.of(options("subscribe", "t", "assign", "{\"t\":[0]}"), true),
                "more than one",
                "assign, subscribe");
        assertRefused(() -> KafkaSourceSettings.of(options("subscribe", " , "), true), "subscribe");
        assertRefused(() -> KafkaSourceSettings.of(options("subscribePattern", "("), true), "regular expression");
        assertRefused(() -> KafkaSourceSettings.of(options("assign", "{\"t\":0}"), true), "{\"topic\":[0,1]}");
    }

    @Test
    void offsetsMustMakeSense() {
        assertRefused(
                () -> KafkaSourceSettings.of(options("subscribe", "t", "startingOffsets", "soon"), true),
                "startingOffsets",
                "soon");
        assertRefused(
                () -> KafkaSourceSettings.of(options("subscribe", "t", "startingOffsets", "{\"t\":{\"0\":-3}}"), true),
                "-1 for the latest");
        assertRefused(
                () -> KafkaSourceSettings.of(options("subscribe", "t", "startingOffsets", "{\"t\":{\"x\":1}}"), true),
                "JSON");
        assertRefused(
                () -> KafkaSourceSettings.of(options("subscribe", "t", "startingOffsets", "latest"), false),
                "startingOffsets");
        assertRefused(
                () -> KafkaSourceSettings.of(options("subscribe", "t", "endingOffsets", "earliest"), false),
                "endingOffsets");
        assertRefused(
                () -> KafkaSourceSettings.of(options("subscribe", "t", "endingOffsets", "latest"), true),
                "has no end",
                "endingOffsets");
        assertRefused(
                () -> KafkaSourceSettings.of(
                        options("assign", "{\"t\":[0,1]}", "startingOffsets", "{\"t\":{\"0\":1}}"), true),
                "other partitions");
        assertRefused(
                () -> KafkaSourceSettings.of(
                        options("subscribe", "t", "minOffsetsPerTrigger", "5", "maxOffsetsPerTrigger", "4"), true),
                "minOffsetsPerTrigger");
    }

    @Test
    void streamsStartAtTheLatestAndBatchesAtTheEarliestOffsets() {
        assertThat(KafkaSourceSettings.of(options("subscribe", "t"), true).start())
                .isEqualTo(new OffsetBound.Latest());
        assertThat(KafkaSourceSettings.of(options("subscribe", "t"), false).start())
                .isEqualTo(new OffsetBound.Earliest());
        assertThat(KafkaSourceSettings.of(options("subscribe", "t", "startingTimestamp", "7"), true)
                        .start())
                .isEqualTo(new OffsetBound.AtTime(7));
    }

    @Test
    void aSchemaNeedsAFormatAndAFormatASchema() {
        TestContext context = new TestContext();
        StructType schema = context.schema("id BIGINT");
        assertRefused(
                () -> KafkaTable.of(options("subscribe", "t"), schema, true, context), "option format", "id BIGINT");
        assertRefused(
                () -> KafkaTable.of(options("subscribe", "t", "format", "json"), null, true, context),
                "needs a schema");
        assertRefused(
                () -> KafkaTable.of(options("subscribe", "t", "format", "xml"), schema, true, context),
                "json, csv or text");
        assertRefused(
                () -> KafkaTable.of(
                        options("subscribe", "t", "format", "json", "metadataColumns", "age"), schema, true, context),
                "metadataColumns",
                "timestampType");
        assertThat(KafkaTable.of(options("subscribe", "t", "format", "text"), null, true, context)
                        .schema()
                        .toDDL())
                .isEqualTo("value STRING");
        assertThat(KafkaTable.of(options("subscribe", "t"), KafkaColumns.schema(false), true, context)
                        .schema())
                .isEqualTo(KafkaColumns.schema(false));
    }

    @Test
    void identityHidesPasswords() {
        String identity = KafkaTable.of(
                        options("subscribe", "t", "kafka.sasl.jaas.config", "hidden"), null, true, new TestContext())
                .identity();
        assertThat(identity).doesNotContain("hidden").contains("sasl.jaas.config");
    }
}
