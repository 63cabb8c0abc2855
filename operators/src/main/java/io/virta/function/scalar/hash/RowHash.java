package io.virta.function.scalar.hash;

import io.virta.batch.ArrayColumn;
import io.virta.batch.BooleanColumn;
import io.virta.batch.BytesColumn;
import io.virta.batch.DecimalColumn;
import io.virta.batch.DoubleColumn;
import io.virta.batch.FlatColumn;
import io.virta.batch.FloatColumn;
import io.virta.batch.IntColumn;
import io.virta.batch.IntervalColumn;
import io.virta.batch.LongColumn;
import io.virta.batch.StructColumn;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.types.ArrayType;
import io.virta.types.DataType;
import io.virta.types.DecimalType;
import io.virta.types.StructType;

/** Hashes rows of a column; the hash of one value is the seed of the next, and null keeps the seed. */
@FunctionalInterface
interface RowHash {
    /** Murmur3 with 32 bits. */
    Algorithm MURMUR3 = new Murmur3();

    /** xxHash with 64 bits. */
    Algorithm XXHASH64 = new XxHash();

    /** The hash of a row from a seed. */
    long hash(int row, long seed);

    /** A hash function of ints, longs and bytes. */
    interface Algorithm {
        long ofInt(int value, long seed);

        long ofLong(long value, long seed);

        long ofBytes(byte[] bytes, int from, int length, long seed);
    }

    /** The hash of the values of a column. */
    static RowHash of(FlatColumn column, DataType type, Algorithm algorithm) {
        RowHash values = ofValues(column, type, algorithm);
        return column.mayHaveNulls() ? (row, seed) -> column.isNull(row) ? seed : values.hash(row, seed) : values;
    }

    private static RowHash ofValues(FlatColumn column, DataType type, Algorithm algorithm) {
        if (column instanceof BooleanColumn c) {
            return (row, seed) -> algorithm.ofInt(c.value(row) ? 1 : 0, seed);
        } else if (column instanceof IntColumn c) {
            return (row, seed) -> algorithm.ofInt(c.value(row), seed);
        } else if (column instanceof LongColumn c) {
            return (row, seed) -> algorithm.ofLong(c.value(row), seed);
        } else if (column instanceof FloatColumn c) {
            return (row, seed) -> algorithm.ofInt(Float.floatToIntBits(c.value(row) == 0 ? 0f : c.value(row)), seed);
        } else if (column instanceof DoubleColumn c) {
            return (row, seed) ->
                    algorithm.ofLong(Double.doubleToLongBits(c.value(row) == 0 ? 0d : c.value(row)), seed);
        } else if (column instanceof BytesColumn c) {
            return (row, seed) -> algorithm.ofBytes(c.bytes(), c.start(row), c.lengthBytes(row), seed);
        } else if (column instanceof DecimalColumn c) {
            boolean small = ((DecimalType) type).precision() <= 18;
            return (row, seed) -> {
                if (small) {
                    return algorithm.ofLong(c.low()[row], seed);
                }
                byte[] bytes = c.unscaled(row).toByteArray();
                return algorithm.ofBytes(bytes, 0, bytes.length, seed);
            };
        } else if (column instanceof IntervalColumn c) {
            return (row, seed) -> algorithm.ofInt(
                    c.months()[row], algorithm.ofInt(c.days()[row], algorithm.ofLong(c.micros()[row], seed)));
        } else if (column instanceof ArrayColumn c) {
            RowHash element = of(c.elements().flatten(), ((ArrayType) type).elementType(), algorithm);
            return (row, seed) -> {
                long hash = seed;
                for (int i = c.start(row); i < c.start(row) + c.size(row); i++) {
                    hash = element.hash(i, hash);
                }
                return hash;
            };
        } else if (column instanceof StructColumn c) {
            RowHash[] fields = new RowHash[c.fields().size()];
            for (int i = 0; i < fields.length; i++) {
                fields[i] = of(c.field(i).flatten(), ((StructType) type).typeAt(i), algorithm);
            }
            return (row, seed) -> {
                long hash = seed;
                for (RowHash field : fields) {
                    hash = field.hash(row, hash);
                }
                return hash;
            };
        } else if (column instanceof io.virta.batch.NullColumn) {
            return (row, seed) -> seed;
        }
        throw new VirtaException(
                ErrorCode.DATATYPE_MISMATCH,
                "A map has no hash.",
                "Hash map_entries(map) in a fixed order.",
                "DATATYPE_MISMATCH.HASH_MAP_TYPE",
                null);
    }
}
