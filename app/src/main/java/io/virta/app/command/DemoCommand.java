package io.virta.app.command;

import io.virta.app.demo.Demo;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code virta demo}: a query over generated clicks, shown live. */
@Command(
        name = "demo",
        description =
                "Counts clicks of a simulated web shop in event-time windows and shows the counts live. Needs nothing else.")
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--seconds", paramLabel = "N", description = "How long it runs; ${DEFAULT-VALUE} by default.")
    private int seconds = 30;

    @Option(
            names = "--clicks-per-second",
            paramLabel = "N",
            description = "How many clicks happen in a second; ${DEFAULT-VALUE} by default.")
    private long clicksPerSecond = 200_000;

    @Override
    public Integer call() throws Exception {
        Shutdown shutdown = new Shutdown();
        try (Demo demo = new Demo(clicksPerSecond, Terminal.isPresent())) {
            shutdown.onSignal(demo::stop);
            demo.run(seconds, System.out);
        } finally {
            shutdown.finished();
        }
        return 0;
    }
}
