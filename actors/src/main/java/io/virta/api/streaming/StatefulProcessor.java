package io.virta.api.streaming;

import io.virta.api.OutputMode;
import java.io.Serializable;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The user's function over groups with any number of named states and timers. Every shard works with a copy of its own, made by serialization, so fields need no locks. {@link #init} is called once
 * for each copy, and once when the query is written, to learn which states there are.
 *
 * @param <K> the key of a group
 * @param <I> the rows that come in
 * @param <O> the rows that go out
 */
public abstract class StatefulProcessor<K, I, O> implements Serializable {
    private static final long serialVersionUID = 1;

    private transient @Nullable StatefulProcessorHandle handle;

    /** Declares the states, which fields keep. */
    public abstract void init(OutputMode outputMode, TimeMode timeMode) throws Exception;

    /** The rows that follow from those of a group; called once an epoch for each group that has rows. */
    public abstract Iterator<O> handleInputRows(K key, Iterator<I> inputRows, TimerValues timerValues) throws Exception;

    /** The rows that follow from the expiry of a timer; called after all rows of the epoch. None unless overridden. */
    public Iterator<O> handleExpiredTimer(K key, TimerValues timerValues, ExpiredTimerInfo expiredTimerInfo)
            throws Exception {
        return Collections.emptyIterator();
    }

    /** Called when the copy is no longer used. */
    public void close() throws Exception {}

    /** Hands over states and timers, before {@link #init}. */
    public final void setHandle(StatefulProcessorHandle states) {
        handle = states;
    }

    /** States and timers; from {@link #init} on. */
    public final StatefulProcessorHandle getHandle() {
        if (handle == null) {
            throw new IllegalStateException("The handle is there from init on, not in the constructor.");
        }
        return handle;
    }
}
