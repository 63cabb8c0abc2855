package io.virta.runtime.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.connector.Split;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitSpreaderTest {
    @Test
    void givesEveryReaderAboutAsManyBytesAndKeepsThePlannedOrder() {
        Split a = split("a", 10);
        Split b = split("b", 70);
        Split c = split("c", 40);
        Split d = split("d", 20);
        assertThat(SplitSpreader.spread(List.of(a, b, c, d), 2)).containsExactly(List.of(b), List.of(a, c, d));
    }

    @Test
    void spreadsSplitsOfUnknownSizeEvenly() {
        List<Split> splits = List.of(split("a", 0), split("b", 0), split("c", 0), split("d", 0));
        assertThat(SplitSpreader.spread(splits, 2))
                .allSatisfy(reader -> assertThat(reader).hasSize(2));
    }

    @Test
    void readersMayGetNothing() {
        assertThat(SplitSpreader.spread(List.of(split("a", 5)), 3))
                .containsExactly(List.of(split("a", 5)), List.of(), List.of());
    }

    private static Split split(String channel, long bytes) {
        return new Split(channel, 0, 1, "", bytes);
    }
}
