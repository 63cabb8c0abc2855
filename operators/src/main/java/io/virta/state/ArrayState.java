package io.virta.state;

import io.virta.batch.ArrayColumn;
import io.virta.batch.Column;
import io.virta.batch.FlatColumn;
import io.virta.types.DataType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * State of type array. The elements of all slots lie in one state column and are chained in order, so that appending to a slot costs the same however long its
 * array is, and the elements of a cleared slot are used again.
 */
public final class ArrayState implements StateColumn {
    private static final int NONE = -1;

    private final StateColumn elements;
    private final boolean nullable;
    private int[] heads = new int[Presence.INITIAL_SLOTS];
    private int[] tails = new int[Presence.INITIAL_SLOTS];
    private int[] sizes = new int[Presence.INITIAL_SLOTS];
    private boolean[] present = new boolean[Presence.INITIAL_SLOTS];
    private int[] nexts = new int[Presence.INITIAL_SLOTS];
    private int elementCount;
    private int freeElement = NONE;
    private @Nullable ElementSet distinct;

    ArrayState(DataType elementType, boolean nullable) {
        this.elements = StateColumn.of(elementType, true);
        this.nullable = nullable;
        Arrays.fill(heads, NONE);
    }

    /** The column of all elements, indexed by the numbers that {@link #first} and {@link #next} give. */
    public StateColumn elements() {
        return elements;
    }

    /** The first element of a slot, negative if there is none. */
    public int first(int slot) {
        return heads[slot];
    }

    /** The element after an element, negative at the end. */
    public int next(int element) {
        return nexts[element];
    }

    /** How many elements a slot has. */
    public int size(int slot) {
        return sizes[slot];
    }

    /** Makes a null slot an empty array. */
    public void makePresent(int slot) {
        present[slot] = true;
    }

    /** Appends an element and returns its number, whose value is to be set by the caller. */
    public int append(int slot) {
        int element = freeElement;
        if (element != NONE) {
            freeElement = nexts[element];
        } else {
            element = elementCount++;
            if (element >= nexts.length) {
                nexts = Arrays.copyOf(nexts, Presence.grown(nexts.length, element + 1));
                elements.ensureCapacity(nexts.length);
            }
        }
        nexts[element] = NONE;
        if (heads[slot] == NONE) {
            heads[slot] = element;
        } else {
            nexts[tails[slot]] = element;
        }
        tails[slot] = element;
        sizes[slot]++;
        present[slot] = true;
        return element;
    }

    /** Appends a row of a column to a slot. */
    public void append(int slot, FlatColumn values, int row) {
        elements.set(append(slot), values, row);
    }

    /** Appends rows of a column unless the slot has an equal element; negative slots and null rows are skipped. */
    public void appendDistinct(int[] slots, FlatColumn values, int rowCount) {
        if (distinct == null) {
            distinct = ElementSet.of(this, heads.length);
        }
        long[] hashes = new long[rowCount];
        KeyHash.hash(new Column[] {values}, rowCount, hashes);
        for (int row = 0; row < rowCount; row++) {
            if (slots[row] >= 0 && !values.isNull(row) && !distinct.contains(slots[row], hashes[row], values, row)) {
                int element = append(slots[row]);
                elements.set(element, values, row);
                distinct.add(slots[row], hashes[row], element);
            }
        }
    }

    @Override
    public void ensureCapacity(int capacity) {
        int before = heads.length;
        if (capacity > before) {
            int length = Presence.grown(before, capacity);
            heads = Arrays.copyOf(heads, length);
            Arrays.fill(heads, before, length, NONE);
            tails = Arrays.copyOf(tails, length);
            sizes = Arrays.copyOf(sizes, length);
            present = Arrays.copyOf(present, length);
        }
    }

    @Override
    public void clear(int slot) {
        present[slot] = false;
        if (heads[slot] != NONE) {
            for (int element = heads[slot]; element != NONE; element = nexts[element]) {
                elements.clear(element);
            }
            nexts[tails[slot]] = freeElement;
            freeElement = heads[slot];
            heads[slot] = NONE;
            sizes[slot] = 0;
            distinct = null;
        }
    }

    @Override
    public boolean isNull(int slot) {
        return nullable && !present[slot];
    }

    @Override
    public ArrayColumn gather(int[] slots, int count) {
        int[] offsets = new int[count + 1];
        for (int i = 0; i < count; i++) {
            offsets[i + 1] = Math.addExact(offsets[i], sizes[slots[i]]);
        }
        int[] gathered = new int[offsets[count]];
        int to = 0;
        for (int i = 0; i < count; i++) {
            for (int element = heads[slots[i]]; element != NONE; element = nexts[element]) {
                gathered[to++] = element;
            }
        }
        boolean[] nulls = Presence.nullMask(nullable ? present : null, slots, count);
        return new ArrayColumn(elements.gather(gathered, to), offsets, nulls);
    }

    @Override
    public void scatter(Column column, int[] slots, int count) {
        FlatColumn flat = column.flatten();
        for (int i = 0; i < count; i++) {
            if (slots[i] >= 0) {
                set(slots[i], flat, i);
            }
        }
    }

    @Override
    public void set(int slot, FlatColumn column, int row) {
        clear(slot);
        if (!column.isNull(row)) {
            ArrayColumn arrays = (ArrayColumn) column;
            setElements(slot, arrays.elements(), arrays.start(row), arrays.size(row));
        }
    }

    void setElements(int slot, Column values, int start, int size) {
        present[slot] = true;
        boolean isFlat = values instanceof FlatColumn;
        FlatColumn flat = values instanceof FlatColumn same
                ? same
                : values.slice(start, size).flatten();
        for (int i = 0; i < size; i++) {
            append(slot, flat, isFlat ? start + i : i);
        }
        distinct = null;
    }

    @Override
    public boolean sameValue(int slot, FlatColumn column, int row) {
        boolean isNull = isNull(slot);
        if (isNull || column.isNull(row)) {
            return isNull && column.isNull(row);
        }
        ArrayColumn arrays = (ArrayColumn) column;
        return sameElements(slot, arrays.elements(), arrays.start(row), arrays.size(row));
    }

    boolean sameElements(int slot, Column values, int start, int size) {
        if (size != sizes[slot]) {
            return false;
        }
        boolean isFlat = values instanceof FlatColumn;
        FlatColumn flat = values instanceof FlatColumn same
                ? same
                : values.slice(start, size).flatten();
        int i = isFlat ? start : 0;
        for (int element = heads[slot]; element != NONE; element = nexts[element]) {
            if (!elements.sameValue(element, flat, i++)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void write(int slot, ByteSink out) {
        out.putInt(isNull(slot) ? NONE : sizes[slot]);
        for (int element = heads[slot]; element != NONE; element = nexts[element]) {
            elements.write(element, out);
        }
    }

    @Override
    public void read(int slot, ByteSource in) {
        clear(slot);
        int size = in.getInt();
        if (size != NONE) {
            present[slot] = true;
            for (int i = 0; i < size; i++) {
                elements.read(append(slot), in);
            }
        }
    }

    @Override
    public long retainedBytes() {
        return elements.retainedBytes() + 13L * heads.length + 4L * nexts.length;
    }
}
