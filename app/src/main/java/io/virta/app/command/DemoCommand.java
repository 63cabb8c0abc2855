package io.virta.app.command;

import io.virta.app.demo.Demo;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code virta demo}: a query over generated clicks, shown live. */
@Command(
        name = "demo",
        description =
                "Counts clicks of a simulated web shop in event-time windows and shows the counts live. Needs nothing else.")
final class DemoCommand implements Callable<Integer> {
    private static final long MAX_SECONDS = 86_400;
    private static final long MAX_CLICKS = 100_000_000;

    @Option(names = "--seconds", paramLabel = "N", description = "How long it runs; ${DEFAULT-VALUE} by default.")
    private int seconds = 30;

    @Option(
            names = "--clicks-per-second",
            paramLabel = "N",
            description = "How many clicks happen in a second; ${DEFAULT-VALUE} by default.")
    private long clicksPerSecond = 200_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        check("--seconds", seconds, MAX_SECONDS);
        check("--clicks-per-second", clicksPerSecond, MAX_CLICKS);
        Shutdown shutdown = new Shutdown();
        try (Demo demo = new Demo(clicksPerSecond, Terminal.isPresent())) {
            shutdown.onSignal(demo::stop);
            demo.run(seconds, System.out);
        } finally {
            shutdown.finished();
        }
        return 0;
    }

    private void check(String option, long value, long max) {
        if (value < 1 || value > max) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "Invalid value for option '" + option + "': " + value + " is not from 1 to " + max);
        }
    }
}
