package io.virta.api.streaming;

/**
 * A processor that begins with state from static rows, such as those of another query.
 *
 * @param <K> the key of a group
 * @param <I> the rows that come in
 * @param <O> the rows that go out
 * @param <S> the rows of initial state
 */
public abstract class StatefulProcessorWithInitialState<K, I, O, S> extends StatefulProcessor<K, I, O> {
    private static final long serialVersionUID = 1;

    /** Takes a row of initial state of a group; called in the first epoch of the query, before all rows, as often as the group has such rows, and never again. */
    public abstract void handleInitialState(K key, S initialState, TimerValues timerValues) throws Exception;
}
