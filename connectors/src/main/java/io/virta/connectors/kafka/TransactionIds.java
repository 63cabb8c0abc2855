package io.virta.connectors.kafka;

/** The names of a sink's transactions: fixed for a query and sink, so that a new run fences and finishes what an earlier one left. */
record TransactionIds(String prefix, String queryId, String sinkId) {
    /** How many transactions alternate: one commits while the next is written. */
    static final int LANES = 2;

    /** The transactional id of every {@value #LANES}th epoch. */
    String transactionalId(int lane) {
        return group() + "-" + lane;
    }

    /** The consumer group that holds the markers of committed epochs. */
    String group() {
        return prefix + "-" + queryId + "-" + sinkId;
    }

    /** What the marker of an epoch says. */
    String marker(long epoch, int attempt) {
        return queryId + " " + epoch + " " + attempt;
    }
}
