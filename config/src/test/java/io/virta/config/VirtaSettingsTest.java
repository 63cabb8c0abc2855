package io.virta.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VirtaSettingsTest {
    @Test
    void readsTheDefaults() {
        VirtaSettings settings = settings("");
        assertThat(settings.timeZone()).isEqualTo(ZoneId.systemDefault());
        assertThat(settings.execution().shards()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(settings.execution().epochDuration()).isEqualTo(Duration.ofMillis(200));
        assertThat(settings.execution().epochBytes()).isEqualTo(32L << 20);
        assertThat(settings.state().memoryBudgetBytes()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void givesRocksDbHalfOfTheHeapUnlessABudgetIsSet() {
        assertThat(settings("virta.state.store = rocksdb").state().memoryBudgetBytes())
                .isEqualTo(Runtime.getRuntime().maxMemory() / 2);
        assertThat(settings("virta.state { store = rocksdb, memory-budget = 64MiB }")
                        .state()
                        .memoryBudgetBytes())
                .isEqualTo(64L << 20);
    }

    @Test
    void neverHasMoreShardsThanKeyGroups() {
        assertThat(settings("virta.execution { shards = 64, key-groups = 8 }")
                        .execution()
                        .shards())
                .isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "virta.session.time-zone = Moon | it takes a region such as Europe/Helsinki",
                "virta.watermark.policy = least | 'virta.watermark.policy' cannot be 'least': it takes min or max",
                "virta.state.store = disk | 'virta.state.store' cannot be 'disk': it takes memory or rocksdb",
                "virta.execution.key-groups = 0 | 'virta.execution.key-groups' cannot be 0: it takes 1 to 32768",
                "virta.execution.input-buffer = 6 | 'virta.execution.input-buffer' cannot be 6: it takes a power of two",
                "virta.execution.epoch-duration = soon | virta.execution.epoch-duration",
                "virta.progress.recent = many | virta.progress.recent"
            })
    void saysWhatASettingTakes(String override, String message) {
        assertThatThrownBy(() -> settings(override))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining(message);
    }

    @Test
    void answersToSparksNames() {
        assertThat(SettingNames.canonical("spark.sql.shuffle.partitions")).isEqualTo("virta.execution.shards");
        assertThat(SettingNames.canonicalValue(
                        "spark.sql.streaming.stateStore.providerClass",
                        "org.apache.spark.sql.execution.streaming.state.RocksDBStateStoreProvider"))
                .isEqualTo("rocksdb");
        assertThat(SettingNames.isKnown("spark.sql.adaptive.enabled")).isFalse();
        assertThat(SettingNames.isSparks("spark.sql.adaptive.enabled")).isTrue();
    }

    @Test
    void everySparkNameMeansASettingThatExists() {
        for (String name : new String[] {
            "spark.sql.session.timeZone",
            "spark.sql.streaming.checkpointLocation",
            "spark.sql.streaming.minBatchesToRetain",
            "spark.sql.shuffle.partitions",
            "spark.sql.streaming.pollingDelay",
            "spark.sql.streaming.stopTimeout",
            "spark.sql.streaming.multipleWatermarkPolicy",
            "spark.sql.streaming.stateStore.providerClass",
            "spark.sql.streaming.numRecentProgressUpdates"
        }) {
            assertThat(SettingNames.all()).contains(SettingNames.canonical(name));
        }
    }

    @Test
    void namesTheSettingsNearestToAnUnknownOne() {
        assertThat(SettingNames.unknown("virta.state.memory")).hasMessageContaining("virta.state.memory-budget");
    }

    private static VirtaSettings settings(String overrides) {
        return VirtaSettings.of(ConfigFactory.parseString(overrides)
                .withFallback(ConfigFactory.defaultReference())
                .resolve());
    }
}
