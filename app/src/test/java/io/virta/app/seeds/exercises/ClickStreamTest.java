package io.virta.app.seeds.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.api.DataFrame;
import io.virta.api.VirtaSession;
import io.virta.app.seeds.Runs;
import io.virta.app.seeds.Ticks;
import io.virta.row.Row;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class ClickStreamTest {
    @TempDir
    private Path directory;

    @Test
    void countsActionsPerPageAndShowsPurchases() throws Exception {
        try (SampleProgram program = new SampleProgram("ClickStream", directory);
                VirtaSession spark = Runs.session()) {
            DataFrame clicks = program.apply("clicks", Ticks.stream(spark, 10, 10, 1));
            assertThat(Runs.output(program.apply("actionsPerPage", clicks), "update"))
                    .containsExactlyInAnyOrder(
                            Row.of(Ticks.START, "home", "view", 20L),
                            Row.of(Ticks.START, "products", "view", 10L),
                            Row.of(Ticks.START, "products", "click", 10L),
                            Row.of(Ticks.START, "cart", "view", 10L),
                            Row.of(Ticks.START, "cart", "click", 10L),
                            Row.of(Ticks.START, "checkout", "view", 10L),
                            Row.of(Ticks.START, "checkout", "click", 10L),
                            Row.of(Ticks.START, "about", "view", 10L),
                            Row.of(Ticks.START, "about", "purchase", 10L));
            assertThat(Runs.output(program.apply("purchases", clicks), "append"))
                    .hasSize(10)
                    .startsWith(Row.of(Ticks.START.plusMillis(900), 9L, "about"));
            program.run("0");
        }
    }
}
