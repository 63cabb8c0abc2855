package io.virta.persistence.sourcelog;

/**
 * Consecutive rows of one channel of a source, encoded by the caller.
 *
 * @param sourceId id of the source in the plan
 * @param channel names the channel within the source
 * @param from position of the first row
 * @param to position after the last row
 * @param content the rows; belongs to the record
 */
@SuppressWarnings("ArrayRecordComponent")
public record SourceRows(String sourceId, String channel, long from, long to, byte[] content) {
    boolean overlaps(String otherSource, String otherChannel, long first, long end) {
        return from < end && to > first && channel.equals(otherChannel) && sourceId.equals(otherSource);
    }
}
