package io.virta.state;

/**
 * The hash of keys, the same in every version, since checkpoints depend on it: key columns are hashed a column at a time, null as a constant, and mixed in order. Doubles and floats are
 * normalised first (-0.0 is 0.0, every NaN is one).
 */
public final class KeyHash {
    private KeyHash() {}

    /** The key group of a hash: its upper 32 bits, scaled. */
    public static int keyGroup(long hash, int keyGroups) {
        return (int) (((hash >>> 32) * keyGroups) >>> 32);
    }

    /** The number of the instance, of {@code instances}, that owns a key group. */
    public static int owner(int keyGroup, int keyGroups, int instances) {
        return keyGroup * instances / keyGroups;
    }
}
