package io.virta.batch;

import org.jspecify.annotations.Nullable;

/**
 * Writes a column: the code of its {@link ColumnLayout}; for a flat column a byte that is 1 if nulls follow as a bit a row; then its arrays, integers packed to the
 * width that their range needs. Elements and entries are those that the rows refer to, offsets are written as sizes. A dictionary that is longer than the column is not worth
 * its bytes: such a column is written flat.
 */
final class ColumnEncoder {
    private ColumnEncoder() {}

    static void write(Column column, EncodedOutput out) {
        if (column instanceof ConstantColumn constant) {
            out.writeByte(ColumnLayout.CONSTANT.code());
            writeFlat(constant.value().slice(0, 1), out);
        } else if (column instanceof DictionaryColumn dictionary
                && dictionary.dictionary().length() <= dictionary.length()) {
            out.writeByte(ColumnLayout.DICTIONARY.code());
            out.writeInt(dictionary.dictionary().length());
            writeFlat(dictionary.dictionary(), out);
            out.writeInts(dictionary.indices(), dictionary.length());
        } else {
            writeFlat(column.flatten(), out);
        }
    }

    private static void writeFlat(FlatColumn column, EncodedOutput out) {
        int rows = column.length();
        if (column instanceof NullColumn) {
            out.writeByte(ColumnLayout.NULL.code());
        } else if (column instanceof BooleanColumn booleans) {
            header(ColumnLayout.BOOLEAN, column.nullMask(), rows, out);
            out.writeBits(booleans.values(), rows);
        } else if (column instanceof IntColumn ints) {
            header(ColumnLayout.INT, column.nullMask(), rows, out);
            out.writeInts(ints.values(), rows);
        } else if (column instanceof LongColumn longs) {
            header(ColumnLayout.LONG, column.nullMask(), rows, out);
            out.writeLongs(longs.values(), rows);
        } else if (column instanceof FloatColumn floats) {
            header(ColumnLayout.FLOAT, column.nullMask(), rows, out);
            out.writeFloats(floats.values(), rows);
        } else if (column instanceof DoubleColumn doubles) {
            header(ColumnLayout.DOUBLE, column.nullMask(), rows, out);
            out.writeDoubles(doubles.values(), rows);
        } else if (column instanceof DecimalColumn decimals) {
            header(ColumnLayout.DECIMAL, column.nullMask(), rows, out);
            writeDecimals(decimals, out);
        } else if (column instanceof BytesColumn texts) {
            header(ColumnLayout.BYTES, column.nullMask(), rows, out);
            writeSizes(texts.offsets(), rows, out);
            int from = texts.offsets()[0];
            out.writeBytes(texts.bytes(), from, texts.offsets()[rows] - from);
        } else if (column instanceof IntervalColumn intervals) {
            header(ColumnLayout.INTERVAL, column.nullMask(), rows, out);
            out.writeInts(intervals.months(), rows);
            out.writeInts(intervals.days(), rows);
            out.writeLongs(intervals.micros(), rows);
        } else if (column instanceof ArrayColumn arrays) {
            header(ColumnLayout.ARRAY, column.nullMask(), rows, out);
            writeSizes(arrays.offsets(), rows, out);
            write(range(arrays.elements(), arrays.offsets(), rows), out);
        } else if (column instanceof MapColumn maps) {
            header(ColumnLayout.MAP, column.nullMask(), rows, out);
            writeSizes(maps.offsets(), rows, out);
            write(range(maps.keys(), maps.offsets(), rows), out);
            write(range(maps.values(), maps.offsets(), rows), out);
        } else {
            StructColumn structs = (StructColumn) column;
            header(ColumnLayout.STRUCT, column.nullMask(), rows, out);
            out.writeInt(structs.fields().size());
            for (Column field : structs.fields()) {
                write(field, out);
            }
        }
    }

    private static void header(ColumnLayout layout, boolean @Nullable [] nulls, int rows, EncodedOutput out) {
        out.writeByte(layout.code());
        out.writeByte(nulls == null ? 0 : 1);
        if (nulls != null) {
            out.writeBits(nulls, rows);
        }
    }

    private static void writeDecimals(DecimalColumn decimals, EncodedOutput out) {
        long[] high = decimals.high();
        out.writeByte(high == null ? 0 : 1);
        out.writeLongs(decimals.low(), decimals.length());
        if (high != null) {
            out.writeLongs(high, decimals.length());
        }
    }

    private static void writeSizes(int[] offsets, int rows, EncodedOutput out) {
        int[] sizes = new int[rows];
        for (int i = 0; i < rows; i++) {
            sizes[i] = offsets[i + 1] - offsets[i];
        }
        out.writeInts(sizes, rows);
    }

    private static Column range(Column elements, int[] offsets, int rows) {
        int from = offsets[0];
        int count = offsets[rows] - from;
        return from == 0 && count == elements.length() ? elements : elements.slice(from, count);
    }
}
