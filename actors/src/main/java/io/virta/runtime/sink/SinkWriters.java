package io.virta.runtime.sink;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.connector.Sink.SinkContext;
import io.virta.connector.SinkWriter;
import io.virta.dropped.DropKind;
import io.virta.error.VirtaException;
import io.virta.runtime.QueryDefinition;
import io.virta.runtime.SideSink;
import java.util.ArrayList;
import java.util.List;

/** One writer of each sink of a query, the main one and those of dropped rows, which go through the epochs together. Used by one thread; its calls may block. */
public final class SinkWriters implements AutoCloseable {
    private final SinkWriter main;
    private final List<Side> sides = new ArrayList<>();

    private record Side(SideSink sink, SinkWriter writer) {}

    /** What one writer has prepared. */
    public record Handle(String sinkId, byte[] content) {}

    private SinkWriters(SinkWriter main) {
        this.main = main;
    }

    /** Opens the writers. */
    public static SinkWriters open(QueryDefinition query, SinkContext context) {
        SinkWriters writers = new SinkWriters(query.sink().writer(context));
        try {
            for (SideSink side : query.sideSinks()) {
                writers.sides.add(new Side(side, side.sink().writer(context.of(side.id()))));
            }
            return writers;
        } catch (RuntimeException failure) {
            writers.close();
            throw failure;
        }
    }

    /** An epoch begins. */
    public void begin(long epoch, int attempt) {
        main.begin(epoch, attempt);
        sides.forEach(side -> side.writer.begin(epoch, attempt));
    }

    /** Writes rows of the result. */
    public void write(Batch batch) {
        main.write(batch);
    }

    /** Writes dropped rows to the sinks that take their kind. */
    public void writeDropped(DropKind kind, Batch rows) {
        for (Side side : sides) {
            if (side.sink.kinds().contains(kind)) {
                List<Column> columns =
                        side.sink.columns().stream().map(rows::column).toList();
                side.writer.write(new Batch(rows.rowCount(), columns));
            }
        }
    }

    /** Prepares the epoch everywhere. */
    public List<Handle> prepare() {
        List<Handle> handles = new ArrayList<>();
        handles.add(new Handle(QueryDefinition.MAIN_SINK, main.prepare()));
        sides.forEach(side -> handles.add(new Handle(side.sink.id(), side.writer.prepare())));
        return handles;
    }

    /** Publishes what one handle stands for. */
    public void commit(long epoch, String sinkId, byte[] content) {
        writer(sinkId).commit(epoch, content);
    }

    private SinkWriter writer(String sinkId) {
        if (sinkId.equals(QueryDefinition.MAIN_SINK)) {
            return main;
        }
        for (Side side : sides) {
            if (side.sink.id().equals(sinkId)) {
                return side.writer;
            }
        }
        throw VirtaException.internal("There is no sink '" + sinkId + "'.");
    }

    @Override
    public void close() {
        RuntimeException failure = null;
        List<SinkWriter> all = new ArrayList<>(List.of(main));
        sides.forEach(side -> all.add(side.writer));
        for (SinkWriter writer : all) {
            try {
                writer.close();
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
