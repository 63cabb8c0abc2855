package io.virta.connectors.kafka;

import io.virta.batch.Batch;
import io.virta.connector.SinkWriter;
import java.util.Map;

/** Writes rows at once; an epoch is prepared when the brokers have all of them. After a failure the same epoch comes again, so rows may be there twice. */
final class KafkaWriter implements SinkWriter {
    private static final byte[] NOTHING = {};

    private final RowSender sender;
    private final RecordProducer producer;

    KafkaWriter(RowSender sender, Map<String, String> client) {
        this.sender = sender;
        this.producer = new RecordProducer(client);
    }

    @Override
    public void begin(long epoch, int attempt) {}

    @Override
    public void write(Batch batch) {
        sender.send(batch, producer::send);
    }

    @Override
    public byte[] prepare() {
        producer.flush();
        return NOTHING;
    }

    @Override
    public void commit(long epoch, byte[] handle) {}

    @Override
    public void close() {
        producer.close();
    }
}
