package io.virta.session.typed.processor;

import io.virta.api.streaming.ListState;
import io.virta.api.streaming.MapState;
import io.virta.api.streaming.ValueState;
import io.virta.operator.user.cells.GroupStates;
import java.util.Arrays;
import java.util.List;

/** The states of a processor for one group, seen from outside of calls. Used by one thread, until the next call of the processor. */
public final class ProcessorStates {
    private final ProcessorHandle handle;
    private final GroupStates states;

    ProcessorStates(ProcessorHandle handle, GroupStates states) {
        this.handle = handle;
        this.states = states;
        handle.bind(states);
        handle.begin();
    }

    /** The value of a name. */
    @SuppressWarnings("unchecked") // the caller knows what the processor declared
    public <T> ValueState<T> value(String name) {
        return (ValueState<T>) handle.variable(name, ValueState.class);
    }

    /** The list of a name. */
    @SuppressWarnings("unchecked") // the caller knows what the processor declared
    public <T> ListState<T> list(String name) {
        return (ListState<T>) handle.variable(name, ListState.class);
    }

    /** The map of a name. */
    @SuppressWarnings("unchecked") // the caller knows what the processor declared
    public <K, V> MapState<K, V> map(String name) {
        return (MapState<K, V>) handle.variable(name, MapState.class);
    }

    /** The timers, the earliest first. */
    public List<Long> timers() {
        return Arrays.stream(states.timers().list()).boxed().toList();
    }
}
