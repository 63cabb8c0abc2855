package io.virta.persistence.state;

/**
 * A file of the state directory, as a manifest refers to it: what changed from {@code firstEpoch} through {@code lastEpoch}.
 *
 * @param name name in the state directory
 * @param firstEpoch first epoch whose changes it holds
 * @param lastEpoch last epoch whose changes it holds; the first one for a delta
 * @param lengthBytes its length
 * @param checksum CRC-32C of its header and index, which holds the checksums of all its sections
 */
public record StateFile(String name, long firstEpoch, long lastEpoch, long lengthBytes, int checksum) {
    /** Whether the changes of {@code other} are among those of this file. */
    boolean covers(StateFileName other) {
        return firstEpoch <= other.firstEpoch() && other.lastEpoch() <= lastEpoch;
    }
}
