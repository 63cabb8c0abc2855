package io.virta.connectors.rate;

/**
 * What a rate source was asked for.
 *
 * @param partitions splits of an epoch, 0 for as many as there are readers
 */
record RateSettings(long rowsPerSecond, long rampUpSeconds, int partitions) {
    /** How many rows there are in the first {@code seconds}. While ramping up the rate grows by the same amount each second. */
    long rowsInFirst(long seconds) {
        long growth = rowsPerSecond / (rampUpSeconds + 1);
        long ramped = Math.min(seconds, rampUpSeconds);
        long rampRows = (ramped % 2 == 0 ? ramped / 2 * (ramped + 1) : (ramped + 1) / 2 * ramped) * growth;
        return rampRows + Math.multiplyExact(seconds - ramped, rowsPerSecond);
    }
}
