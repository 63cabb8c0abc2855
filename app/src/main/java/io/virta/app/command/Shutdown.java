package io.virta.app.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a command cleanly on Ctrl-C or SIGTERM: the action stops the queries, the command then returns by itself, and the process ends with its exit code 0. A second signal, or half
 * a minute without an end, ends the process at once.
 */
final class Shutdown {
    private static final long PATIENCE_SECONDS = 30;

    /** What a shell shows for a process that Ctrl-C ended. */
    private static final int INTERRUPTED = 130;

    private final CountDownLatch finished = new CountDownLatch(1);

    /** Sets what a signal does. */
    void onSignal(Runnable stopQueries) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stopQueries), "virta-stop"));
    }

    private void stop(Runnable stopQueries) {
        if (finished.getCount() == 0) {
            return;
        }
        Signals.onInterrupt(() -> Runtime.getRuntime().halt(INTERRUPTED));
        stopQueries.run();
        try {
            if (finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.out.flush();
                Runtime.getRuntime().halt(0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The command is done; a signal from now on finds nothing to stop. */
    void finished() {
        finished.countDown();
    }
}
