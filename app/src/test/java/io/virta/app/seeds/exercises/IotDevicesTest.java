package io.virta.app.seeds.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.api.DataFrame;
import io.virta.api.VirtaSession;
import io.virta.app.seeds.Runs;
import io.virta.app.seeds.Ticks;
import io.virta.connector.memory.MemoryStream;
import io.virta.row.Row;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class IotDevicesTest {
    @TempDir
    private Path directory;

    @Test
    void writesFinalWindowsAndDropsWhatComesTooLate() throws Exception {
        try (SampleProgram program = new SampleProgram("IotDevices", directory);
                VirtaSession spark = Runs.session()) {
            MemoryStream ticks = Ticks.rows(8, 60, 5);
            ticks.add(Ticks.row(5 * 480, 8));
            ticks.add(Ticks.row(0, 8), Ticks.row(30, 8));
            DataFrame readings = program.apply("readings", spark.fromTable(ticks));
            List<Row> windows = Runs.output(program.apply("statistics", readings), "append");
            // Ten devices with three metrics each; the watermark stands at 10:04, so that the last window is that until
            // then.
            assertThat(windows)
                    .hasSize(120)
                    .contains(
                            first(Ticks.START.minusSeconds(60), 16),
                            first(Ticks.START, 32),
                            first(Ticks.START.plusSeconds(60), 32));
            program.run("0");
        }
    }

    /** The temperatures of the first device, which are always the same. */
    private static Row first(Instant start, long readings) {
        return Row.of("device_0", "temperature", start, start.plusSeconds(120), readings, 20.0, 20.0, 20.0);
    }
}
