package io.virta.persistence.state;

/** A line of a state file's index: where the payload of a section lies, and its CRC-32C. */
record SectionEntry(SectionAddress address, long positionBytes, int lengthBytes, int checksum) {}
