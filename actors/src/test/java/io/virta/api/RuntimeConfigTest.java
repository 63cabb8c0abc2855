package io.virta.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.row.Row;
import java.time.Instant;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RuntimeConfigTest {
    private final VirtaSession session = Sessions.utc();

    @AfterEach
    void stop() {
        session.stop();
    }

    @Test
    void namesOfSparkMeanTheSame() {
        session.conf().set("spark.sql.session.timeZone", "Europe/Helsinki");
        assertThat(session.conf().get("virta.session.time-zone")).isEqualTo("Europe/Helsinki");
        assertThat(session.sql("SELECT timestamp '2024-01-31 12:00:00' AS t").collectAsList())
                .containsExactly(Row.of(Instant.parse("2024-01-31T10:00:00Z")));

        session.conf()
                .set(
                        "spark.sql.streaming.stateStore.providerClass",
                        "org.apache.spark.sql.execution.streaming.state.RocksDBStateStoreProvider");
        assertThat(session.conf().get("virta.state.store")).isEqualTo("rocksdb");
        session.conf().set("spark.sql.shuffle.partitions", 8);
        assertThat(session.conf().get("spark.sql.shuffle.partitions")).isEqualTo("8");
    }

    @Test
    void namesOfSparkWithoutMeaningAreKeptAndHaveNoEffect() {
        session.conf().set("spark.sql.adaptive.enabled", true);
        assertThat(session.conf().get("spark.sql.adaptive.enabled")).isEqualTo("true");
        assertThat(session.conf().isModifiable("spark.sql.adaptive.enabled")).isFalse();
        session.conf().unset("spark.sql.adaptive.enabled");
        assertThat(session.conf().get("spark.sql.adaptive.enabled", "none")).isEqualTo("none");
    }

    @Test
    void wrongValuesChangeNothing() {
        assertThatThrownBy(() -> session.conf().set("spark.sql.session.timeZone", "Mars/Phobos"))
                .isInstanceOfSatisfying(
                        VirtaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_OPTION))
                .hasMessageContaining("Mars/Phobos");
        assertThat(session.conf().get("virta.session.time-zone")).isEqualTo("UTC");
    }

    @Test
    void unknownNamesAreRefusedWithThoseLikeThem() {
        assertThatThrownBy(() -> session.conf().set("virta.session.timezone", "UTC"))
                .hasMessageContaining("virta.session.time-zone");
        assertThatThrownBy(() -> session.conf().get("virta.nothing")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void unsetGoesBackToTheConfiguration() {
        session.conf().set("virta.watermark.policy", "max");
        session.conf().unset("spark.sql.streaming.multipleWatermarkPolicy");
        assertThat(session.conf().get("virta.watermark.policy")).isEqualTo("min");
        assertThat(session.conf().getAll()).containsEntry("virta.watermark.policy", "min");
    }

    @Test
    void getOrCreateReturnsTheSameSessionUntilItStops() {
        VirtaSession first = VirtaSession.builder().appName("one").getOrCreate();
        assertThat(VirtaSession.builder().config("virta.execution.shards", 3).getOrCreate())
                .isSameAs(first);
        assertThat(first.conf().get("virta.execution.shards")).isEqualTo("3");
        first.stop();
        VirtaSession second = VirtaSession.builder().getOrCreate();
        assertThat(second).isNotSameAs(first);
        second.stop();
    }
}
