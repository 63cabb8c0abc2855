package io.virta.connectors.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files that were planned and are young enough to be told from new ones: 64 bits of the SHA-256 of each name with the second of its time. Twelve bytes a file, so that the set can be part of
 * every position. Not safe for use by several threads.
 */
final class SeenFiles {
    private static final int ENTRY_BYTES = 12;

    private final TreeMap<Long, Integer> secondsByHash = new TreeMap<>();
    private final MessageDigest digest;
    private long latestMillis = Long.MIN_VALUE;

    SeenFiles() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The time of the newest file seen, or the least number there is. */
    long latestMillis() {
        return latestMillis;
    }

    /** Whether a file was neither seen nor is older than what is remembered. */
    boolean isNew(String name, long modifiedMillis, long maxAgeMillis) {
        return !isOutdated(modifiedMillis, maxAgeMillis) && !secondsByHash.containsKey(hash(name));
    }

    void add(String name, long modifiedMillis) {
        secondsByHash.put(hash(name), (int) (modifiedMillis / 1000));
        latestMillis = Math.max(latestMillis, modifiedMillis);
    }

    void remove(String name) {
        secondsByHash.remove(hash(name));
    }

    /** Forgets the files that are too old to count as new anyway. */
    void trim(long maxAgeMillis) {
        secondsByHash.values().removeIf(seconds -> isOutdated(1000L * seconds + 999, maxAgeMillis));
    }

    private boolean isOutdated(long modifiedMillis, long maxAgeMillis) {
        return latestMillis != Long.MIN_VALUE
                && maxAgeMillis != Long.MAX_VALUE
                && modifiedMillis < latestMillis - maxAgeMillis;
    }

    int size() {
        return secondsByHash.size();
    }

    private long hash(String name) {
        return ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    String encode() {
        ByteBuffer bytes = ByteBuffer.allocate(ENTRY_BYTES * secondsByHash.size());
        for (Map.Entry<Long, Integer> entry : secondsByHash.entrySet()) {
            bytes.putLong(entry.getKey()).putInt(entry.getValue());
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    static SeenFiles decode(String text, long latestMillis) {
        SeenFiles seen = new SeenFiles();
        seen.latestMillis = latestMillis;
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
        while (bytes.remaining() >= ENTRY_BYTES) {
            seen.secondsByHash.put(bytes.getLong(), bytes.getInt());
        }
        return seen;
    }
}
