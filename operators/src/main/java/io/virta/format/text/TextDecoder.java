package io.virta.format.text;

import io.virta.batch.Batch;
import io.virta.batch.BytesBuilder;
import io.virta.batch.ColumnBuilder;
import io.virta.format.RecordDecoder;
import io.virta.types.AtomicType;
import java.util.Collections;

/** Makes each record a row of one string, or of as many copies of it as columns are wanted; empty records too. */
public final class TextDecoder implements RecordDecoder {
    private final BytesBuilder texts = (BytesBuilder) ColumnBuilder.of(AtomicType.STRING, Batch.DEFAULT_ROWS);
    private final int columns;

    /** A decoder into so many columns, all the same: normally 1, or 0 where only the rows count. */
    public TextDecoder(int columns) {
        this.columns = columns;
    }

    @Override
    public void append(byte[] bytes, int from, int to) {
        texts.append(bytes, from, columns == 0 ? 0 : to - from);
    }

    @Override
    public int rowCount() {
        return texts.length();
    }

    @Override
    public Batch build() {
        int rows = texts.length();
        return new Batch(rows, Collections.nCopies(columns, texts.build()));
    }
}
