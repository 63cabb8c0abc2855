package io.virta.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** What goes wrong in a connector's calls, and how often the runtime has made them. */
class Trouble {
    private final Map<Call, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final Map<Call, AtomicInteger> failures = new ConcurrentHashMap<>();

    /** The calls that the runtime makes to connectors. */
    enum Call {
        ENUMERATOR,
        PLAN,
        COMMITTED,
        CLOSE_ENUMERATOR,
        READER,
        OPEN_SPLIT,
        NEXT,
        CLOSE_READER,
        WRITER,
        BEGIN,
        WRITE,
        PREPARE,
        COMMIT,
        CLOSE_WRITER
    }

    /** No trouble. */
    static Trouble none() {
        return new Trouble();
    }

    /** One call never returns, unless it is interrupted. */
    static Hang hangingAt(Call hanging) {
        return new Hang(hanging, true);
    }

    /** One call does not even mind interrupts, until it is released. */
    static Hang stubbornAt(Call hanging) {
        return new Hang(hanging, false);
    }

    /** Each time, one call throws. */
    static Trouble throwingAt(Call failing, Throwable failure) {
        return throwingAt(failing, failure, Integer.MAX_VALUE);
    }

    /** The first few times, one call throws. */
    static Trouble throwingAt(Call failing, Throwable failure, int times) {
        return new Trouble() {
            @Override
            void meet(Call call, int number) {
                if (call == failing && number <= times) {
                    Trouble.<RuntimeException>sneakilyThrow(failure);
                }
            }
        };
    }

    /** The runtime makes a call. */
    final void at(Call call) {
        boolean well = false;
        try {
            meet(call, calls.computeIfAbsent(call, key -> new AtomicInteger()).incrementAndGet());
            well = true;
        } finally {
            if (!well) {
                failures.computeIfAbsent(call, key -> new AtomicInteger()).incrementAndGet();
            }
        }
    }

    /** What happens in the n-th call. */
    void meet(Call call, int number) {}

    /** How often a call was made. */
    final int count(Call call) {
        return count(calls, call);
    }

    /** How often it failed. */
    final int failed(Call call) {
        return count(failures, call);
    }

    private static int count(Map<Call, AtomicInteger> counts, Call call) {
        AtomicInteger count = counts.get(call);
        return count == null ? 0 : count.get();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneakilyThrow(Throwable failure) throws T {
        throw (T) failure;
    }

    /** A call that does not return. */
    static final class Hang extends Trouble {
        private final Call hanging;
        private final boolean interruptible;
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        private Hang(Call hanging, boolean interruptible) {
            this.hanging = hanging;
            this.interruptible = interruptible;
        }

        @Override
        void meet(Call call, int number) {
            if (call != hanging) {
                return;
            }
            reached.countDown();
            while (true) {
                try {
                    released.await();
                    return;
                } catch (InterruptedException e) {
                    if (interruptible) {
                        throw new IllegalStateException("interrupted in " + call, e);
                    }
                }
            }
        }

        void awaitReached() throws InterruptedException {
            reached.await();
        }

        void release() {
            released.countDown();
        }
    }
}
