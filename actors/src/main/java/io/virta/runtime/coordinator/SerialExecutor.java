package io.virta.runtime.coordinator;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Runs tasks on another executor, one at a time and in order. Thread-safe. */
final class SerialExecutor implements Executor {
    private final Executor executor;
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    private boolean active;

    SerialExecutor(Executor executor) {
        this.executor = executor;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (this) {
            tasks.add(task);
            if (active) {
                return;
            }
            active = true;
        }
        executor.execute(this::drain);
    }

    private void drain() {
        Runnable task = next();
        while (task != null) {
            task.run();
            task = next();
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable task = tasks.poll();
        active = task != null;
        return task;
    }
}
