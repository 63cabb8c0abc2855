package io.virta.api;

/** Reads what a source has now; {@link VirtaSession#read()} makes it. Used by one thread at a time. */
public final class DataFrameReader extends SourceReaderBuilder<DataFrameReader> {
    DataFrameReader(VirtaSession session) {
        super(session, false);
    }

    @Override
    DataFrameReader self() {
        return this;
    }
}
