package io.virta.state;

import io.virta.batch.Column;
import io.virta.batch.FlatColumn;
import io.virta.types.ArrayType;
import io.virta.types.DataType;
import io.virta.types.MapType;
import io.virta.types.StructType;
import java.util.Arrays;

/**
 * A growable, writable column of values indexed by slot, owned by one table and one thread. One class per physical type; each offers its raw array, which
 * aggregators update in place and must fetch anew for each call since growing replaces it. A slot is null (or zero, in a column without nulls) until it is
 * written; writing a raw array of a nullable column includes setting {@code present}.
 */
public sealed interface StateColumn
        permits BooleanState,
                IntState,
                LongState,
                FloatState,
                DoubleState,
                DecimalState,
                BytesState,
                IntervalState,
                ArrayState,
                MapState,
                StructState,
                NullState {
    /** A column for a type. {@code nullable} false: new slots are zero, false or empty instead of null. */
    static StateColumn of(DataType type, boolean nullable) {
        return switch (type.physicalType()) {
            case NULL -> new NullState();
            case BOOLEAN -> new BooleanState(nullable);
            case INT -> new IntState(nullable);
            case LONG -> new LongState(nullable);
            case FLOAT -> new FloatState(nullable);
            case DOUBLE -> new DoubleState(nullable);
            case DECIMAL -> new DecimalState(nullable);
            case BYTES -> new BytesState(nullable);
            case INTERVAL -> new IntervalState(nullable);
            case ARRAY -> new ArrayState(((ArrayType) type).elementType(), nullable);
            case MAP -> new MapState((MapType) type, nullable);
            case STRUCT -> new StructState((StructType) type, nullable);
        };
    }

    /** A column for each field. */
    static StateColumn[] of(StructType type) {
        StateColumn[] columns = new StateColumn[type.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = of(type.typeAt(i), type.field(i).nullable());
        }
        return columns;
    }

    /** A column for each field, for keys: slots are read only once they are set, so that fixed-width columns take note of nulls only from the first on. */
    static StateColumn[] ofKeys(StructType type) {
        StateColumn[] columns = of(type);
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] instanceof LongState) {
                columns[i] = new LongState(false);
            } else if (columns[i] instanceof IntState) {
                columns[i] = new IntState(false);
            }
        }
        return columns;
    }

    /** Whether a slot takes the same memory whatever its value. */
    default boolean hasFixedWidth() {
        return this instanceof LongState
                || this instanceof IntState
                || this instanceof BooleanState
                || this instanceof DoubleState
                || this instanceof FloatState
                || this instanceof NullState;
    }

    /** Makes room for slots below {@code capacity}. */
    void ensureCapacity(int capacity);

    /** Makes a slot null (or zero), as a new one is. */
    void clear(int slot);

    /** Makes slots null (or zero). */
    default void clear(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            clear(slots[i]);
        }
    }

    /** Makes the slots {@code from} to {@code to - 1} null (or zero). */
    default void clear(int from, int to) {
        for (int slot = from; slot < to; slot++) {
            clear(slot);
        }
    }

    /** Whether a slot is null. */
    boolean isNull(int slot);

    /** Copies {@code count} slots into an immutable column. */
    FlatColumn gather(int[] slots, int count);

    /** Copies the slots {@code from} to {@code to - 1} into an immutable column. */
    default FlatColumn range(int from, int to) {
        int[] slots = new int[to - from];
        Arrays.setAll(slots, i -> from + i);
        return gather(slots, slots.length);
    }

    /** Sets {@code slots[i]} to row i of a column; negative slots are skipped. */
    void scatter(Column values, int[] slots, int count);

    /** Sets a slot to a row of a flat column of the same physical type. */
    void set(int slot, FlatColumn values, int row);

    /** Whether a slot equals a row of a flat column, nulls being equal to each other, NaN to NaN, and -0.0 to 0.0. */
    boolean sameValue(int slot, FlatColumn values, int row);

    /** Appends a slot's value to bytes. */
    void write(int slot, ByteSink out);

    /** Sets a slot to what {@link #write} wrote. */
    void read(int slot, ByteSource in);

    /** Bytes of memory held. */
    long retainedBytes();
}
