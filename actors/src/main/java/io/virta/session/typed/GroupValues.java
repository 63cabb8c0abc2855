package io.virta.session.typed;

import io.virta.operator.user.GroupCall;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The rows of a group as objects, made as they are asked for; valid during the call. */
final class GroupValues<V> implements Iterator<V> {
    private final GroupCall call;
    private final ObjectCodec codec;
    private final int count;
    private int next;

    GroupValues(GroupCall call, ObjectCodec codec) {
        this.call = call;
        this.codec = codec;
        this.count = call.rowCount();
    }

    @Override
    public boolean hasNext() {
        return next < count;
    }

    @Override
    public V next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The group has " + count + " rows.");
        }
        V value = codec.object(call.batch(next), call.row(next));
        next++;
        return value;
    }
}
