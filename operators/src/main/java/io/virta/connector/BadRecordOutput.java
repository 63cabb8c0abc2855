package io.virta.connector;

import org.jspecify.annotations.Nullable;

/** Takes the records that a reader cannot decode, where somebody asked for them. Called by the reader's thread during its own calls; keeps nothing of the bytes. */
@FunctionalInterface
public interface BadRecordOutput {
    /**
     * Adds a record.
     *
     * @param reason what is wrong with it
     * @param file where it is, null if that has no name
     * @param position where it begins in the file or channel
     */
    void add(byte[] bytes, int from, int to, String reason, @Nullable String file, long position);
}
