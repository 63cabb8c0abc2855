package io.virta.api;

/** Reads a source as a stream; {@link VirtaSession#readStream()} makes it. Used by one thread at a time. */
public final class DataStreamReader extends SourceReaderBuilder<DataStreamReader> {
    DataStreamReader(VirtaSession session) {
        super(session, true);
    }

    @Override
    DataStreamReader self() {
        return this;
    }
}
