package io.virta.connector;

/**
 * A piece of a source that one reader reads in one epoch: positions {@code from} (inclusive) to {@code to} (exclusive) of a channel. A channel is a file, a topic's partition, a
 * generator's partition; positions are bytes, offsets, numbers.
 *
 * @param channel names the channel, unique in the source
 * @param detail anything else the reader needs to read exactly the same again (length and time of a file), the source's own text
 * @param estimatedBytes for spreading splits evenly; 0 if unknown
 */
public record Split(String channel, long from, long to, String detail, long estimatedBytes) {}
