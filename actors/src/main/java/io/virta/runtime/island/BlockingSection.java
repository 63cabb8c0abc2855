package io.virta.runtime.island;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets a run that ends interrupt the calls in which its islands' threads wait, and nothing else that these threads do. Thread-safe. */
public final class BlockingSection {
    private final Set<Thread> inside = new HashSet<>();
    private boolean closed;

    /** Something that may wait. */
    @FunctionalInterface
    public interface Call<T> {
        /** Does it. */
        T run() throws Exception;
    }

    /** Something that may wait and may have no result. */
    @FunctionalInterface
    public interface Poll<T> {
        /** Does it. */
        @Nullable T run() throws Exception;
    }

    /** Something that may wait and yields nothing. */
    @FunctionalInterface
    public interface Step {
        /** Does it. */
        void run() throws Exception;
    }

    /** Makes a call that may be interrupted. Throws what it throws; if the run has ended, it is not made. */
    public <T> T call(Call<T> call) throws Exception {
        enter();
        try {
            return call.run();
        } finally {
            leave();
        }
    }

    /** As {@link #call}, with null for no result. */
    public <T> @Nullable T poll(Poll<T> call) throws Exception {
        enter();
        try {
            return call.run();
        } finally {
            leave();
        }
    }

    /** As {@link #call}. */
    public void run(Step step) throws Exception {
        enter();
        try {
            step.run();
        } finally {
            leave();
        }
    }

    private synchronized void enter() {
        if (closed) {
            throw new IllegalStateException("the run has ended");
        }
        inside.add(Thread.currentThread());
    }

    /** The calling thread blocks no more; takes back an interrupt that came too late. */
    private synchronized void leave() {
        inside.remove(Thread.currentThread());
        if (closed) {
            Thread.interrupted();
        }
    }

    /** Interrupts all that are inside, and lets nobody in again. */
    public synchronized void close() {
        closed = true;
        inside.forEach(Thread::interrupt);
    }
}
