package io.virta.batch;

import java.util.Arrays;

/** Rows that are all null, of type void. */
public record NullColumn(int length) implements FlatColumn {
    @Override
    public boolean[] nullMask() {
        boolean[] nulls = new boolean[length];
        Arrays.fill(nulls, true);
        return nulls;
    }

    @Override
    public boolean isNull(int row) {
        return true;
    }

    @Override
    public boolean mayHaveNulls() {
        return length > 0;
    }

    @Override
    public NullColumn gather(int[] rows, int count) {
        return new NullColumn(count);
    }

    @Override
    public NullColumn slice(int from, int count) {
        return new NullColumn(count);
    }

    @Override
    public long retainedBytes() {
        return 0;
    }
}
