package io.virta.runtime.source;

import java.util.HashMap;
import java.util.Map;

/** The rings of decoded chunks of the sources that queries of a runtime read. A source has one as long as a query reads it. Thread-safe. */
public final class SharedChunks {
    private static final long RING_BYTES = 32L << 20;

    private final Map<String, ChunkRing> rings = new HashMap<>();

    /** The ring of a source, for one more query that reads it. */
    public synchronized ChunkRing join(String rowsKey) {
        ChunkRing ring = rings.computeIfAbsent(rowsKey, key -> new ChunkRing(RING_BYTES));
        ring.join();
        return ring;
    }

    /** A query reads the source no more. */
    public synchronized void leave(String rowsKey) {
        ChunkRing ring = rings.get(rowsKey);
        if (ring != null && ring.leave()) {
            rings.remove(rowsKey);
        }
    }
}
