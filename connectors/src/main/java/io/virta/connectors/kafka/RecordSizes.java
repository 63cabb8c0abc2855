package io.virta.connectors.kafka;

/** How many bytes a record has on average, of late. Thread-safe; called once a batch. */
final class RecordSizes {
    private static final double WEIGHT_OF_A_BATCH = 0.1;
    private static final double FIRST_GUESS_BYTES = 256;

    private double mean = FIRST_GUESS_BYTES;

    /** Notes some records. */
    synchronized void note(long bytes, int records) {
        if (records > 0) {
            mean += ((double) bytes / records - mean) * WEIGHT_OF_A_BATCH;
        }
    }

    /** The mean, at least one byte. */
    synchronized double meanBytes() {
        return Math.max(1, mean);
    }
}
