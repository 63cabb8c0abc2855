package io.virta.runtime.island;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What of a query still works, or holds something: its islands and the tasks that block on disks and sources. Its checkpoint is given back, or another attempt begun, only after the last. Thread-safe.
 */
public final class LiveParts {
    private static final ThreadLocal<@Nullable LiveParts> CALLER = new ThreadLocal<>();

    private final Set<Object> alive = new LinkedHashSet<>();
    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();

    /** A part that is about to work; its text says what it is. */
    public synchronized void started(Object part) {
        alive.add(part);
    }

    /** A part that has closed what it held. Repeating it is no error. */
    public void ended(Object part) {
        List<CompletableFuture<Void>> told;
        synchronized (this) {
            alive.remove(part);
            if (!alive.isEmpty()) {
                return;
            }
            told = List.copyOf(waiting);
            waiting.clear();
        }
        told.forEach(none -> none.complete(null));
    }

    /** Completes when there is none. */
    public synchronized CompletableFuture<Void> none() {
        CompletableFuture<Void> none = new CompletableFuture<>();
        if (alive.isEmpty()) {
            none.complete(null);
        } else {
            waiting.add(none);
        }
        return none;
    }

    /** Does what belongs to a part of this query, on the calling thread. */
    void inside(Runnable work) {
        CALLER.set(this);
        try {
            work.run();
        } finally {
            CALLER.remove();
        }
    }

    /** Whether the calling thread does the work of a part, as when a user's callback calls back: what waits for the query there waits for itself. */
    public boolean isCaller() {
        return CALLER.get() == this;
    }

    /** An executor whose tasks count as parts, from when they are handed over until they have run. */
    public Executor counting(Executor executor) {
        return task -> {
            Task part = new Task();
            started(part);
            try {
                executor.execute(() -> {
                    try {
                        inside(task);
                    } finally {
                        ended(part);
                    }
                });
            } catch (RuntimeException refused) {
                ended(part);
                throw refused;
            }
        };
    }

    /** The parts there are, for a message. */
    @Override
    public synchronized String toString() {
        List<String> names = alive.stream().map(Object::toString).distinct().toList();
        return String.join(", ", names);
    }

    private static final class Task {
        @Override
        public String toString() {
            return "a call to a source, a sink or the disk";
        }
    }
}
