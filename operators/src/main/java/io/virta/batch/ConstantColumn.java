package io.virta.batch;

/** One value for all rows: {@code value} is a flat column of one row. */
public record ConstantColumn(FlatColumn value, int length) implements Column {
    @Override
    public boolean isNull(int row) {
        return value.isNull(0);
    }

    @Override
    public boolean mayHaveNulls() {
        return value.isNull(0);
    }

    @Override
    public Column gather(int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            if (rows[i] < 0) {
                return flatten().gather(rows, count);
            }
        }
        return new ConstantColumn(value, count);
    }

    @Override
    public ConstantColumn slice(int from, int count) {
        return new ConstantColumn(value, count);
    }

    @Override
    public FlatColumn flatten() {
        return value.gather(new int[length], length);
    }

    @Override
    public long retainedBytes() {
        return value.retainedBytes();
    }
}
