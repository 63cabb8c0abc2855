package io.virta.session.typed;

import io.virta.operator.user.GroupCall;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A named state of a processor, holding the entries of the group that is called. Used by one thread. */
abstract class StateVariable {
    private final String name;
    private final ListCodec codec;
    private final long ttlMillis;
    private final ProcessorHandle handle;

    StateVariable(String name, ListCodec codec, long ttlMillis, ProcessorHandle handle) {
        this.name = name;
        this.codec = codec;
        this.ttlMillis = ttlMillis;
        this.handle = handle;
    }

    String name() {
        return name;
    }

    ListCodec codec() {
        return codec;
    }

    /** Takes the entries of a group, without those that have expired. */
    @SuppressWarnings("unchecked") // the codec reads entries
    void begin(GroupCall call, int column) {
        drop();
        List<StateEntry> read = (List<StateEntry>) codec.read(call.state()[column], call.index());
        if (read != null) {
            for (StateEntry entry : read) {
                if (entry.expiresMillis() > call.processingMillis()) {
                    add(entry);
                }
            }
        }
    }

    /** Hands back the entries; the time at which the first of them expires. */
    long end(GroupCall call, int column) {
        List<StateEntry> left = List.copyOf(entries());
        codec.append(call.nextState().field(column), left.isEmpty() ? null : left);
        long first = StateEntry.NEVER;
        for (StateEntry entry : left) {
            first = Math.min(first, entry.expiresMillis());
        }
        return first;
    }

    /** An entry written now. */
    StateEntry entry(@Nullable Object key, @Nullable Object value) {
        long nowMillis = handle.call().processingMillis();
        if (value == null) {
            throw new IllegalArgumentException("The state '" + name + "' cannot hold null; remove the value instead.");
        }
        return new StateEntry(key, value, ttlMillis == 0 ? StateEntry.NEVER : Math.addExact(nowMillis, ttlMillis));
    }

    /** Fails outside a call. */
    void needCall() {
        handle.call();
    }

    abstract Collection<StateEntry> entries();

    abstract void add(StateEntry entry);

    abstract void drop();
}
