package io.virta.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    void aWrongCommandLineHasExitCodeTwo() {
        assertEquals(2, CommandRun.of("rum").exitCode());
        assertEquals(2, CommandRun.of("run").exitCode());
        assertEquals(2, CommandRun.of("run", "x.sql", "--progress", "xml").exitCode());
        assertTrue(CommandRun.of("rum").err().contains("virta run"));
    }
}
