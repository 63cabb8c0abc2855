package io.virta.state;

import io.virta.batch.ArrayColumn;
import io.virta.batch.BooleanColumn;
import io.virta.batch.BytesColumn;
import io.virta.batch.Column;
import io.virta.batch.ConstantColumn;
import io.virta.batch.DecimalColumn;
import io.virta.batch.DictionaryColumn;
import io.virta.batch.DoubleColumn;
import io.virta.batch.FlatColumn;
import io.virta.batch.FloatColumn;
import io.virta.batch.IntColumn;
import io.virta.batch.IntervalColumn;
import io.virta.batch.LongColumn;
import io.virta.batch.MapColumn;
import io.virta.batch.NullColumn;
import io.virta.batch.StructColumn;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The hash of keys, the same in every version, since checkpoints depend on it: key columns are hashed a column at a time, null as a constant, and mixed in order. Doubles and floats are
 * normalised first (-0.0 is 0.0, every NaN is one). Integers hash alike whatever their width.
 */
public final class KeyHash {
    private static final long SEED = 0x2545F4914F6CDD1DL;
    private static final long NULL = 0x94D049BB133111EBL;
    private static final long FIRST = 0x9E3779B97F4A7C15L;
    private static final long SECOND = 0xD6E8FEB86659FD93L;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private KeyHash() {}

    /** The key group of a hash: its upper 32 bits, scaled. */
    public static int keyGroup(long hash, int keyGroups) {
        return (int) (((hash >>> 32) * keyGroups) >>> 32);
    }

    /** The number of the instance, of {@code instances}, that owns a key group. */
    public static int owner(int keyGroup, int keyGroups, int instances) {
        return keyGroup * instances / keyGroups;
    }

    /** The hash of each row's key: {@code hashes[i]} for row i. No columns give every row the same hash. */
    public static void hash(Column[] keys, int rowCount, long[] hashes) {
        hash(keys, 0, keys.length, rowCount, hashes);
    }

    /** The hash of keys whose first {@code routingColumns} columns alone decide the key group, as {@link #routed} combines it. */
    public static void ofKeys(Column[] keys, int routingColumns, int rowCount, long[] hashes) {
        hash(keys, 0, routingColumns, rowCount, hashes);
        if (routingColumns < keys.length) {
            long[] whole = Arrays.copyOf(hashes, rowCount);
            for (int column = routingColumns; column < keys.length; column++) {
                mixColumn(keys[column], rowCount, whole);
            }
            for (int row = 0; row < rowCount; row++) {
                hashes[row] = routed(hashes[row], whole[row]);
            }
        }
    }

    /** A hash that is in the key group of {@code routingHash}, and otherwise tells keys apart by {@code keyHash}. */
    public static long routed(long routingHash, long keyHash) {
        return routingHash & 0xFFFFFFFF00000000L | keyHash & 0xFFFFFFFFL;
    }

    /** The hash of a key of one integer. */
    public static long ofLong(long value) {
        return mix(SEED, value);
    }

    private static void hash(Column[] keys, int from, int to, int rowCount, long[] hashes) {
        Arrays.fill(hashes, 0, rowCount, SEED);
        for (int column = from; column < to; column++) {
            mixColumn(keys[column], rowCount, hashes);
        }
    }

    static long mix(long hash, long value) {
        long mixed = (hash ^ value) * FIRST;
        mixed ^= mixed >>> 32;
        mixed *= SECOND;
        return mixed ^ mixed >>> 29;
    }

    private static void mixColumn(Column column, int rowCount, long[] hashes) {
        if (column instanceof FlatColumn flat) {
            mixFlat(flat, rowCount, hashes);
        } else if (column instanceof DictionaryColumn dictionary) {
            long[] words = words(dictionary.dictionary());
            int[] indices = dictionary.indices();
            for (int row = 0; row < rowCount; row++) {
                int index = indices[row];
                hashes[row] = mix(hashes[row], index < 0 ? NULL : words[index]);
            }
        } else if (column instanceof ConstantColumn constant) {
            long word = words(constant.value())[0];
            for (int row = 0; row < rowCount; row++) {
                hashes[row] = mix(hashes[row], word);
            }
        }
    }

    private static void mixFlat(FlatColumn column, int rowCount, long[] hashes) {
        if (column instanceof LongColumn longs && longs.nullMask() == null) {
            long[] values = longs.values();
            for (int row = 0; row < rowCount; row++) {
                hashes[row] = mix(hashes[row], values[row]);
            }
        } else if (column instanceof IntColumn ints && ints.nullMask() == null) {
            int[] values = ints.values();
            for (int row = 0; row < rowCount; row++) {
                hashes[row] = mix(hashes[row], values[row]);
            }
        } else if (column instanceof BytesColumn texts && texts.nullMask() == null) {
            byte[] bytes = texts.bytes();
            int[] offsets = texts.offsets();
            for (int row = 0; row < rowCount; row++) {
                hashes[row] = mix(hashes[row], ofBytes(bytes, offsets[row], offsets[row + 1]));
            }
        } else {
            for (int row = 0; row < rowCount; row++) {
                hashes[row] = mix(hashes[row], word(column, row));
            }
        }
    }

    /** One word a row, what {@link #mix} takes. */
    private static long[] words(FlatColumn column) {
        long[] words = new long[column.length()];
        for (int row = 0; row < words.length; row++) {
            words[row] = word(column, row);
        }
        return words;
    }

    private static long word(Column column, int row) {
        if (column.isNull(row)) {
            return NULL;
        }
        if (column instanceof LongColumn longs) {
            return longs.value(row);
        } else if (column instanceof BytesColumn texts) {
            return ofBytes(texts.bytes(), texts.start(row), texts.offsets()[row + 1]);
        } else if (column instanceof IntColumn ints) {
            return ints.value(row);
        } else if (column instanceof BooleanColumn booleans) {
            return booleans.value(row) ? 1 : 0;
        } else if (column instanceof DoubleColumn doubles) {
            return Double.doubleToLongBits(doubles.value(row) + 0.0);
        } else if (column instanceof FloatColumn floats) {
            return Float.floatToIntBits(floats.value(row) + 0.0f);
        } else if (column instanceof DecimalColumn decimals) {
            return mix(mix(SEED, decimals.low()[row]), decimals.high(row));
        } else if (column instanceof IntervalColumn intervals) {
            long date = mix(mix(SEED, intervals.months()[row]), intervals.days()[row]);
            return mix(date, intervals.micros()[row]);
        } else if (column instanceof StructColumn struct) {
            long hash = SEED;
            for (Column field : struct.fields()) {
                hash = mix(hash, word(field, row));
            }
            return hash;
        } else if (column instanceof ArrayColumn array) {
            return elements(array.elements(), array.start(row), array.size(row), SEED);
        } else if (column instanceof MapColumn map) {
            long keys = elements(map.keys(), map.start(row), map.size(row), SEED);
            return elements(map.values(), map.start(row), map.size(row), keys);
        } else if (column instanceof DictionaryColumn dictionary) {
            return word(dictionary.dictionary(), dictionary.indices()[row]);
        } else if (column instanceof ConstantColumn constant) {
            return word(constant.value(), 0);
        } else if (column instanceof NullColumn) {
            return NULL;
        }
        throw new IllegalStateException(column.getClass().getName());
    }

    private static long elements(Column elements, int start, int size, long seed) {
        long hash = mix(seed, size);
        for (int i = 0; i < size; i++) {
            hash = mix(hash, word(elements, start + i));
        }
        return hash;
    }

    private static long ofBytes(byte[] bytes, int start, int end) {
        long hash = (end - start) * FIRST;
        int at = start;
        for (; at + 8 <= end; at += 8) {
            hash = Long.rotateLeft((hash ^ (long) WORDS.get(bytes, at)) * SECOND, 31);
        }
        if (at < end) {
            long word = 0;
            for (int shift = 0; at < end; at++, shift += 8) {
                word |= (bytes[at] & 0xFFL) << shift;
            }
            hash = Long.rotateLeft((hash ^ word) * SECOND, 31);
        }
        return hash;
    }
}
