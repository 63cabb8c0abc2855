package io.virta.runtime.source;

import io.virta.connector.SourceReader;
import io.virta.connector.Split;
import org.jspecify.annotations.Nullable;

/** A reader that takes what another query has decoded from the ring, and reads the rest by itself, for the others to take. Used by one thread at a time; owns the source's reader. */
public final class SharingReader implements SourceReader {
    private final SourceReader source;
    private final ChunkRing ring;
    private @Nullable Split split;
    private long position;

    /** Whether the source's reader stands at {@code position}, or after it. */
    private boolean isOpen;

    /** Whether rows after {@code position} have been delivered already: only the source's reader knows which ones. */
    private boolean between;

    /** A reader in front of its first split. */
    public SharingReader(SourceReader source, ChunkRing ring) {
        this.source = source;
        this.ring = ring;
    }

    @Override
    public void open(Split next) {
        split = next;
        position = next.from();
        isOpen = false;
        between = false;
    }

    @Override
    public @Nullable Chunk next(int maxRows) {
        Split current = split;
        if (current == null || position >= current.to()) {
            return null;
        }
        Chunk shared = between ? null : ring.find(current, position);
        if (shared != null && shared.to() <= current.to() && shared.batch().rowCount() <= maxRows) {
            position = shared.to();
            isOpen = false;
            return shared;
        }
        if (!isOpen) {
            source.open(
                    new Split(current.channel(), position, current.to(), current.detail(), current.estimatedBytes()));
            isOpen = true;
        }
        Chunk own = source.next(maxRows);
        if (own == null) {
            split = null;
            return null;
        }
        boolean advanced = own.to() > position;
        if (advanced && !between) {
            ring.add(current, position, own);
        }
        between = !advanced;
        position = own.to();
        return own;
    }

    @Override
    public void close() {
        source.close();
    }
}
