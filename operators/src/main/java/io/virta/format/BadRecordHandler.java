package io.virta.format;

/** Gets the records that a decoder cannot read whole. */
@FunctionalInterface
public interface BadRecordHandler {
    /** Takes a record, called once for each of its rows that is bad; the bytes are valid during the call. */
    void handle(byte[] bytes, int from, int to, String reason);
}
