package io.virta.runtime.island;

import org.jspecify.annotations.Nullable;

/** Lets a run that ends interrupt the call in which an island's thread waits, and nothing else that thread does. Thread-safe. */
public final class BlockingSection {
    private @Nullable Thread inside;
    private boolean closed;

    /** The calling thread may block from here on. False if the run has ended: then it must not. */
    synchronized boolean enter() {
        if (closed) {
            return false;
        }
        inside = Thread.currentThread();
        return true;
    }

    /** The calling thread blocks no more; takes back an interrupt that came too late. */
    synchronized void leave() {
        inside = null;
        if (closed) {
            Thread.interrupted();
        }
    }

    /** Interrupts whoever is inside, and lets nobody in again. */
    public synchronized void close() {
        closed = true;
        if (inside != null) {
            inside.interrupt();
        }
    }
}
