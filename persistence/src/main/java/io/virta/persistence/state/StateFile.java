package io.virta.persistence.state;

/**
 * A file of the state directory, as a manifest refers to it.
 *
 * @param name path relative to the state directory
 * @param lengthBytes its length
 * @param checksum CRC-32C of its index, which holds the checksums of all its sections
 */
public record StateFile(String name, long lengthBytes, int checksum) {}
