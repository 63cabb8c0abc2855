package io.virta.app.seeds.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.api.DataFrame;
import io.virta.api.VirtaSession;
import io.virta.app.seeds.Runs;
import io.virta.app.seeds.Ticks;
import io.virta.row.Row;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class StockPricesTest {
    @TempDir
    private Path directory;

    @Test
    void averagesMinutesAlertsOfMovesAndRanksVolumes() throws Exception {
        try (SampleProgram program = new SampleProgram("StockPrices", directory);
                VirtaSession spark = Runs.session()) {
            DataFrame minute = program.apply("trades", Ticks.stream(spark, 15, 60, 1));
            assertThat(Runs.output(program.apply("movingAverages", minute), "update"))
                    .hasSize(5)
                    .contains(Row.of("AAPL", Ticks.START, 122.75, 100.0, 145.5, 45.5, 4_235_000L));
            assertThat(Runs.output(program.apply("volumeLeaders", minute), "complete"))
                    .extracting(row -> row.getString(0))
                    .containsExactly("TSLA", "AMZN", "MSFT");

            // The last trade comes just before 10:04, so that the watermark has passed the end of the first minute
            // only.
            DataFrame fourMinutes = program.apply("trades", Ticks.stream(spark, 15, 60, 4));
            List<Row> alerts =
                    Runs.output(program.apply("priceAlerts", program.apply("movingAverages", fourMinutes)), "append");
            assertThat(alerts).hasSize(5).contains(Row.of("AAPL", Ticks.START, 45.5, "SIGNIFICANT PRICE MOVEMENT"));
            program.run("0");
        }
    }
}
