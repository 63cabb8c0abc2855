package io.virta.session.typed.groups;

import io.virta.operator.user.RowsOfGroup;
import io.virta.session.typed.ObjectCodec;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The rows of a group as objects, made as they are asked for; valid during the call. */
public final class GroupValues<V> implements Iterator<V> {
    private final RowsOfGroup call;
    private final ObjectCodec codec;
    private final int count;
    private int next;

    /** The rows of a group, read by a codec. */
    public GroupValues(RowsOfGroup call, ObjectCodec codec) {
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
