package io.virta.connectors.file;

import io.virta.connector.MemoryChange;
import io.virta.connector.SourceMemory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files that were planned and are young enough to be told from new ones: 64 bits of the SHA-256 of each name with the minute of its time. Knows what has changed since it was last asked, which
 * is what the next range logs. Not safe for use by several threads.
 */
final class SeenFiles {
    private static final long MINUTE_MILLIS = 60_000;

    private final Map<Long, Integer> minutesByHash = new HashMap<>();
    private final TreeMap<Long, Integer> added = new TreeMap<>();
    private final TreeSet<Long> removed = new TreeSet<>();
    private final MessageDigest digest;
    private long latestMillis = Long.MIN_VALUE;
    private int oldestMinute = Integer.MIN_VALUE;

    SeenFiles() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The files in the memory of an earlier run. */
    static SeenFiles of(SourceMemory memory, long latestMillis) {
        SeenFiles seen = new SeenFiles();
        MemoryChange all = memory.folded();
        for (int i = 0; i < all.size(); i++) {
            seen.minutesByHash.put(all.key(i), all.mark(i));
        }
        seen.latestMillis = latestMillis;
        return seen;
    }

    /** The time of the newest file seen, or the least number there is. */
    long latestMillis() {
        return latestMillis;
    }

    /** Whether a file was neither seen nor is older than what is remembered. */
    boolean isNew(String name, long modifiedMillis, long maxAgeMillis) {
        boolean outdated = latestMillis != Long.MIN_VALUE
                && maxAgeMillis != Long.MAX_VALUE
                && modifiedMillis < latestMillis - maxAgeMillis;
        return !outdated && !minutesByHash.containsKey(hash(name));
    }

    void add(String name, long modifiedMillis) {
        long hash = hash(name);
        minutesByHash.put(hash, minute(modifiedMillis));
        added.put(hash, minute(modifiedMillis));
        latestMillis = Math.max(latestMillis, modifiedMillis);
    }

    void remove(String name) {
        long hash = hash(name);
        if (minutesByHash.remove(hash) != null && added.remove(hash) == null) {
            removed.add(hash);
        }
    }

    /** Forgets the files that are too old to count as new anyway. */
    void trim(long maxAgeMillis) {
        if (latestMillis == Long.MIN_VALUE || maxAgeMillis == Long.MAX_VALUE) {
            return;
        }
        int oldest = minute(latestMillis - maxAgeMillis);
        if (oldest > oldestMinute) {
            oldestMinute = oldest;
            minutesByHash.values().removeIf(minute -> minute < oldest);
            added.values().removeIf(minute -> minute < oldest);
        }
    }

    int size() {
        return minutesByHash.size();
    }

    /** What has changed since the last call. */
    MemoryChange takeChange() {
        MemoryChange change = MemoryChange.of(added, removed, oldestMinute);
        added.clear();
        removed.clear();
        return change;
    }

    private static int minute(long millis) {
        long minute = Math.floorDiv(millis, MINUTE_MILLIS);
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, minute));
    }

    private long hash(String name) {
        return ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }
}
