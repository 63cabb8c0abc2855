package io.virta.connector;

import java.util.ArrayList;
import java.util.List;

/**
 * What a source remembers of all ranges before its position where that is too much to be part of every position, such as the files that it has read: a set of keys of 64 bits, each with a mark
 * by which old keys are forgotten. Ranges carry changes of it; the epoch log gathers them. Immutable.
 *
 * <p>Changes lie in chunks, each more than twice as long as the next; neighbours that are not are merged. So a change costs a logarithmic number of copies of its keys over time, and what is
 * forgotten takes no more room than what is remembered.
 */
public final class SourceMemory {
    /** Nothing is remembered. */
    public static final SourceMemory EMPTY = new SourceMemory(List.of());

    private final List<MemoryChange> chunks;

    private SourceMemory(List<MemoryChange> chunks) {
        this.chunks = chunks;
    }

    /** The memory after a change. */
    public SourceMemory after(MemoryChange change) {
        if (change.isNone()) {
            return this;
        }
        List<MemoryChange> next = new ArrayList<>(chunks);
        next.add(change);
        while (next.size() > 1) {
            int last = next.size() - 1;
            if (length(next.get(last - 1)) > 2 * length(next.get(last))) {
                break;
            }
            MemoryChange newer = next.remove(last);
            next.set(last - 1, next.get(last - 1).then(newer));
        }
        next.set(0, next.get(0).alone());
        return new SourceMemory(List.copyOf(next));
    }

    private static long length(MemoryChange change) {
        return 1L + change.size() + change.forgottenSize();
    }

    /** All that is remembered, as the change that makes it of an empty memory. */
    public MemoryChange folded() {
        MemoryChange all = MemoryChange.NONE;
        for (int i = chunks.size() - 1; i >= 0; i--) {
            all = chunks.get(i).then(all);
        }
        return all.alone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceMemory that && folded().equals(that.folded());
    }

    @Override
    public int hashCode() {
        return folded().hashCode();
    }

    @Override
    public String toString() {
        return "SourceMemory[" + folded().size() + " keys]";
    }
}
