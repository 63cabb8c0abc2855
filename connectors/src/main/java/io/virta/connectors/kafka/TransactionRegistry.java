package io.virta.connectors.kafka;

import java.util.HashMap;
import java.util.Map;

/** The transactions of the sinks of a session's running queries: all writers of a sink share them. Thread-safe. */
final class TransactionRegistry {
    private final Map<TransactionIds, EpochTransactions> open = new HashMap<>();
    private final Map<TransactionIds, Integer> writers = new HashMap<>();

    /** The transactions of a sink, for one more writer. */
    synchronized EpochTransactions join(TransactionIds ids, Map<String, String> client) {
        EpochTransactions transactions =
                open.computeIfAbsent(ids, key -> new EpochTransactions(ids, client, () -> leave(ids)));
        writers.merge(ids, 1, Integer::sum);
        return transactions;
    }

    private void leave(TransactionIds ids) {
        EpochTransactions last = null;
        synchronized (this) {
            if (writers.merge(ids, -1, Integer::sum) == 0) {
                writers.remove(ids);
                last = open.remove(ids);
            }
        }
        if (last != null) {
            last.close();
        }
    }
}
