package io.virta.runtime.island;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Counts the islands of a query that have not yet closed what they hold, so that its checkpoint is given back only after the last. Thread-safe. */
public final class LiveIslands {
    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private int alive;

    /** Islands are about to start. */
    public synchronized void started(int count) {
        alive += count;
    }

    /** An island has closed what it held. */
    public void stopped() {
        List<CompletableFuture<Void>> told;
        synchronized (this) {
            if (--alive > 0) {
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
        if (alive == 0) {
            none.complete(null);
        } else {
            waiting.add(none);
        }
        return none;
    }
}
