package io.virta.batch;

import java.util.ArrayList;
import java.util.List;

/** Reads columns that {@link ColumnEncoder} wrote, checking that every index, size and length fits. */
final class ColumnDecoder {
    private ColumnDecoder() {}

    static Column read(EncodedInput in, int rows) {
        ColumnLayout layout = ColumnLayout.of(in.readByte());
        return switch (layout) {
            case CONSTANT -> new ConstantColumn(readFlat(ColumnLayout.of(in.readByte()), in, 1), rows);
            case DICTIONARY -> {
                int entries = in.readCount();
                if (entries > rows) {
                    throw BatchCodec.damaged("its dictionary is longer than its rows");
                }
                FlatColumn dictionary = readFlat(ColumnLayout.of(in.readByte()), in, entries);
                int[] indices = in.readInts(rows);
                for (int index : indices) {
                    if (index >= entries) {
                        throw BatchCodec.damaged("a row refers to an entry that its dictionary lacks");
                    }
                }
                yield new DictionaryColumn(dictionary, indices, rows);
            }
            default -> readFlat(layout, in, rows);
        };
    }

    private static FlatColumn readFlat(ColumnLayout layout, EncodedInput in, int rows) {
        if (layout == ColumnLayout.NULL) {
            return new NullColumn(rows);
        }
        boolean[] nulls = in.readByte() == 0 ? null : in.readBits(rows);
        return switch (layout) {
            case BOOLEAN -> new BooleanColumn(in.readBits(rows), nulls, rows);
            case INT -> new IntColumn(in.readInts(rows), nulls, rows);
            case LONG -> new LongColumn(in.readLongs(rows), nulls, rows);
            case FLOAT -> new FloatColumn(in.readFloats(rows), nulls, rows);
            case DOUBLE -> new DoubleColumn(in.readDoubles(rows), nulls, rows);
            case DECIMAL -> {
                boolean wide = in.readByte() != 0;
                long[] low = in.readLongs(rows);
                yield new DecimalColumn(low, wide ? in.readLongs(rows) : null, nulls, rows);
            }
            case BYTES -> {
                int[] offsets = readOffsets(in, rows);
                yield new BytesColumn(in.readBytes(offsets[rows]), offsets, nulls, rows);
            }
            case INTERVAL -> {
                int[] months = in.readInts(rows);
                int[] days = in.readInts(rows);
                yield new IntervalColumn(months, days, in.readLongs(rows), nulls, rows);
            }
            case ARRAY -> {
                int[] offsets = readOffsets(in, rows);
                yield new ArrayColumn(read(in, offsets[rows]), offsets, nulls, rows);
            }
            case MAP -> {
                int[] offsets = readOffsets(in, rows);
                Column keys = read(in, offsets[rows]);
                yield new MapColumn(keys, read(in, offsets[rows]), offsets, nulls, rows);
            }
            case STRUCT -> {
                int fieldCount = in.readCount();
                List<Column> fields = new ArrayList<>();
                for (int i = 0; i < fieldCount; i++) {
                    fields.add(read(in, rows));
                }
                yield new StructColumn(fields, nulls, rows);
            }
            case NULL, DICTIONARY, CONSTANT -> throw BatchCodec.damaged("a flat column is expected");
        };
    }

    private static int[] readOffsets(EncodedInput in, int rows) {
        int[] sizes = in.readInts(rows);
        int[] offsets = new int[rows + 1];
        long total = 0;
        for (int i = 0; i < rows; i++) {
            total += sizes[i];
            if (sizes[i] < 0 || total > Integer.MAX_VALUE) {
                throw BatchCodec.damaged("a row has a wrong size");
            }
            offsets[i + 1] = (int) total;
        }
        return offsets;
    }
}
