package io.virta.batch;

import java.util.Arrays;

/**
 * Rows that repeat the values of a flat column: row i is row {@code indices[i]} of {@code dictionary}; a negative index is a null row. Dictionary
 * entries may be null, repeat, or be unused.
 */
public record DictionaryColumn(FlatColumn dictionary, int[] indices, int length) implements Column {
    @Override
    public boolean isNull(int row) {
        int index = indices[row];
        return index < 0 || dictionary.isNull(index);
    }

    @Override
    public boolean mayHaveNulls() {
        return true;
    }

    @Override
    public DictionaryColumn gather(int[] rows, int count) {
        int[] gathered = new int[count];
        for (int i = 0; i < count; i++) {
            gathered[i] = rows[i] < 0 ? -1 : indices[rows[i]];
        }
        return new DictionaryColumn(dictionary, gathered, count);
    }

    @Override
    public DictionaryColumn slice(int from, int count) {
        return new DictionaryColumn(dictionary, Arrays.copyOfRange(indices, from, from + count), count);
    }

    @Override
    public FlatColumn flatten() {
        return dictionary.gather(indices, length);
    }

    @Override
    public long retainedBytes() {
        return dictionary.retainedBytes() + 4L * indices.length;
    }
}
