package io.virta.runtime;

import io.virta.batch.Batch;
import io.virta.connector.Sink;
import io.virta.connector.SinkWriter;
import io.virta.runtime.Trouble.Call;

/** A store that has trouble. */
record TroubledSink(StoreSink store, Trouble trouble) implements Sink {
    @Override
    public String description() {
        return store.description();
    }

    @Override
    public Guarantee guarantee() {
        return store.guarantee();
    }

    @Override
    public SinkWriter writer(SinkContext context) {
        trouble.at(Call.WRITER);
        SinkWriter writer = store.writer(context);
        return new SinkWriter() {
            @Override
            public void begin(long epoch, int attempt) {
                trouble.at(Call.BEGIN);
                writer.begin(epoch, attempt);
            }

            @Override
            public void write(Batch batch) {
                trouble.at(Call.WRITE);
                writer.write(batch);
            }

            @Override
            public byte[] prepare() {
                trouble.at(Call.PREPARE);
                return writer.prepare();
            }

            @Override
            public void commit(long epoch, byte[] handle) {
                trouble.at(Call.COMMIT);
                writer.commit(epoch, handle);
            }

            @Override
            public Recovery recover(long epoch, byte[] handle) {
                return writer.recover(epoch, handle);
            }

            @Override
            public void abort(long epoch) {
                writer.abort(epoch);
            }

            @Override
            public void close() {
                trouble.at(Call.CLOSE_WRITER);
                writer.close();
            }
        };
    }
}
