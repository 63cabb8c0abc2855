package io.virta.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Help, version and command lines that are wrong. */
class CommandLineTest {
    @ParameterizedTest
    @ValueSource(strings = {"run", "explain", "demo"})
    void everyCommandHasHelp(String command) {
        CommandRun run = CommandRun.of(command, "--help");
        assertEquals(0, run.exitCode());
        assertEquals("", run.err());
        assertTrue(run.out().startsWith("Usage: virta " + command), run.out());
    }

    @Test
    void withoutACommandTheCommandsAreListed() {
        CommandRun run = CommandRun.of();
        assertEquals(0, run.exitCode());
        assertTrue(run.out().contains("explain") && !run.out().contains("warm-up"), run.out());
        assertEquals(run, CommandRun.of("--help"));
    }

    @Test
    void theVersionIsOneLine() {
        CommandRun run = CommandRun.of("--version");
        assertEquals(0, run.exitCode());
        assertTrue(run.out().startsWith("virta ") && run.out().lines().count() == 1, run.out());
    }

    @Test
    void theDemoTakesTimesFromASecondToADay() {
        for (String seconds : List.of("0", "-1", "x", "86401", "99999999999")) {
            CommandRun run = CommandRun.of("demo", "--seconds", seconds);
            assertEquals(2, run.exitCode());
            assertTrue(run.err().startsWith("Invalid value for option '--seconds': "), run.err());
            assertEquals("", run.out());
        }
        assertEquals(2, CommandRun.of("demo", "--clicks-per-second", "0").exitCode());
    }

    @Test
    void theDemoEndsWhenNobodyWatches() {
        assertEquals(0, CommandRun.unread("demo", "--seconds", "3600").exitCode());
    }

    @Test
    void aWrongCommandLineHasExitCodeTwo() {
        assertEquals(2, CommandRun.of("rum").exitCode());
        assertEquals(2, CommandRun.of("run").exitCode());
        assertEquals(2, CommandRun.of("run", "x.sql", "--progress", "xml").exitCode());
        assertTrue(CommandRun.of("rum").err().contains("virta run"));
    }
}
