package io.virta.runtime.source;

import io.virta.connector.SourceReader.Chunk;
import io.virta.connector.Split;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The latest decoded chunks of a source that several queries read, by channel and position. Holds a bounded number of bytes and drops the oldest; who asks for one that is gone reads
 * by itself. Keeps nothing while a single query reads the source. Nobody waits for anybody. Thread-safe.
 */
public final class ChunkRing {
    private final long capacityBytes;
    private final Map<Key, Chunk> chunks = new LinkedHashMap<>();
    private long bytes;
    private int queries;

    ChunkRing(long capacityBytes) {
        this.capacityBytes = capacityBytes;
    }

    private record Key(String channel, String detail, long from) {}

    synchronized void join() {
        queries++;
    }

    /** True if no query is left. */
    synchronized boolean leave() {
        queries--;
        if (queries <= 1) {
            chunks.clear();
            bytes = 0;
        }
        return queries == 0;
    }

    /** The chunk of a split's channel that starts at a position, or null. */
    synchronized @Nullable Chunk find(Split split, long from) {
        return queries > 1 ? chunks.get(new Key(split.channel(), split.detail(), from)) : null;
    }

    /** Offers a chunk that starts at a position. */
    synchronized void add(Split split, long from, Chunk chunk) {
        if (queries < 2 || chunks.putIfAbsent(new Key(split.channel(), split.detail(), from), chunk) != null) {
            return;
        }
        bytes += chunk.batch().retainedBytes();
        Iterator<Chunk> oldest = chunks.values().iterator();
        while (bytes > capacityBytes && oldest.hasNext()) {
            bytes -= oldest.next().batch().retainedBytes();
            oldest.remove();
        }
    }
}
