package io.virta.api.streaming;

import io.virta.runtime.progress.EpochProgress;
import io.virta.runtime.progress.QueryEvents;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands events to listeners, on one thread that comes when needed and goes when idle. */
final class ListenerThread implements QueryEvents {
    private static final Logger LOG = LoggerFactory.getLogger(ListenerThread.class);

    private final List<StreamingQueryListener> listeners = new CopyOnWriteArrayList<>();
    private final ThreadPoolExecutor thread;
    private int queries;
    private boolean closed;

    ListenerThread() {
        thread = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread created = new Thread(work, "virta-listeners");
            created.setDaemon(true);
            return created;
        });
        thread.allowCoreThreadTimeOut(true);
    }

    List<StreamingQueryListener> listeners() {
        return listeners;
    }

    @Override
    public void started(UUID id, UUID runId, @Nullable String name, Instant timestamp) {
        synchronized (this) {
            queries++;
        }
        tell(listener -> listener.onQueryStarted(
                new StreamingQueryListener.QueryStartedEvent(id, runId, name, timestamp.toString())));
    }

    @Override
    public void progress(EpochProgress progress) {
        tell(listener -> listener.onQueryProgress(
                new StreamingQueryListener.QueryProgressEvent(new StreamingQueryProgress(progress))));
    }

    @Override
    public void idle(UUID id, UUID runId, Instant timestamp) {
        tell(listener ->
                listener.onQueryIdle(new StreamingQueryListener.QueryIdleEvent(id, runId, timestamp.toString())));
    }

    @Override
    public void terminated(UUID id, UUID runId, @Nullable Throwable failure) {
        String exception = failure == null ? null : String.valueOf(failure.getMessage());
        tell(listener ->
                listener.onQueryTerminated(new StreamingQueryListener.QueryTerminatedEvent(id, runId, exception)));
        synchronized (this) {
            queries--;
            endThreadIfDone();
        }
    }

    private void tell(Consumer<StreamingQueryListener> event) {
        if (!listeners.isEmpty()) {
            thread.execute(() -> listeners.forEach(listener -> tell(listener, event)));
        }
    }

    private static void tell(StreamingQueryListener listener, Consumer<StreamingQueryListener> event) {
        try {
            event.accept(listener);
        } catch (Throwable e) {
            LOG.warn("The listener {} failed.", listener, e);
        }
    }

    /** Ends the thread after all events of the queries that there are. */
    synchronized void close() {
        closed = true;
        endThreadIfDone();
    }

    private void endThreadIfDone() {
        if (closed && queries == 0) {
            thread.shutdown();
        }
    }
}
