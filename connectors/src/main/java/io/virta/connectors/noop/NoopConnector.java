package io.virta.connectors.noop;

import com.google.auto.service.AutoService;
import io.virta.batch.Batch;
import io.virta.connector.Connector;
import io.virta.connector.ConnectorContext;
import io.virta.connector.Options;
import io.virta.connector.Sink;
import io.virta.connector.SinkRequest;
import io.virta.connector.SinkWriter;

/** A sink that drops every row. */
@AutoService(Connector.class)
public final class NoopConnector implements Connector {
    private static final byte[] NOTHING = {};

    @Override
    public String format() {
        return "noop";
    }

    @Override
    public Sink sink(Options options, SinkRequest request, ConnectorContext context) {
        return new NoopSink();
    }

    private record NoopSink() implements Sink {
        @Override
        public String description() {
            return "NoopSink";
        }

        @Override
        public Guarantee guarantee() {
            return Guarantee.EXACTLY_ONCE;
        }

        @Override
        public boolean writesAtOnce() {
            return true;
        }

        @Override
        public SinkWriter writer(SinkContext context) {
            return new NoopWriter();
        }
    }

    private record NoopWriter() implements SinkWriter {
        @Override
        public void begin(long epoch, int attempt) {}

        @Override
        public void write(Batch batch) {}

        @Override
        public byte[] prepare() {
            return NOTHING;
        }

        @Override
        public void commit(long epoch, byte[] handle) {}

        @Override
        public void close() {}
    }
}
