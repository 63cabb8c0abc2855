package io.virta.connectors.kafka;

import io.virta.batch.Batch;
import io.virta.connector.SinkWriter;

/** Writes rows into the transaction of their epoch, which it shares with the other writers of the sink. */
final class TransactionalWriter implements SinkWriter {
    private final RowSender sender;
    private final EpochTransactions transactions;
    private final int writer;
    private final int writers;
    private long epoch;

    TransactionalWriter(RowSender sender, EpochTransactions transactions, int writer, int writers) {
        this.sender = sender;
        this.transactions = transactions;
        this.writer = writer;
        this.writers = writers;
    }

    @Override
    public void begin(long begun, int attempt) {
        epoch = begun;
        transactions.begin(begun, attempt);
    }

    @Override
    public void write(Batch batch) {
        if (batch.rowCount() > 0) {
            EpochTransactions.Lane lane = transactions.lane(epoch);
            sender.send(batch, lane::send);
        }
    }

    @Override
    public byte[] prepare() {
        return transactions.prepare(epoch, writer, writers);
    }

    @Override
    public void commit(long committed, byte[] handle) {
        if (handle.length > 0) {
            transactions.commit(committed);
        }
    }

    @Override
    public Recovery recover(long prepared, byte[] handle) {
        return handle.length == 0 ? Recovery.COMMITTED : transactions.recover(prepared, EpochHandle.decode(handle));
    }

    @Override
    public void abort(long aborted) {
        transactions.abort(aborted);
    }

    @Override
    public void close() {
        transactions.leave();
    }
}
