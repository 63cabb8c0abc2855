package io.virta.format;

import io.virta.batch.Batch;

/**
 * Decodes records into rows of a schema. Collects rows until {@link #build} takes them. Used by one thread at a time; keeps nothing of the bytes it is given.
 */
public interface RecordDecoder {
    /**
     * Decodes one record (a line, or a whole file where records span lines) and appends its rows: one normally, none for a blank or dropped record, several for an array of objects.
     *
     * @throws io.virta.error.VirtaException MALFORMED_RECORD in mode FAILFAST
     */
    void append(byte[] bytes, int from, int to);

    /**
     * Hands the records that cannot be decoded to a handler from now on. Formats without such records have nothing to hand over.
     *
     * @param diverted whether they make no row then, else they are treated by their mode as well
     */
    default void handBadRecordsTo(BadRecordHandler handler, boolean diverted) {}

    /** Rows since the start or the last {@link #build}. */
    int rowCount();

    /** The rows as a batch of the schema's columns. The decoder is empty afterwards. */
    Batch build();
}
