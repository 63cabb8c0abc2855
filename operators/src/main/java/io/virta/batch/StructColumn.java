package io.virta.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Structs, a column per field. A field of a null struct reads as whatever its column has there; readers must look at this column's null mask first. */
public record StructColumn(List<Column> fields, boolean @Nullable [] nullMask, int length) implements FlatColumn {
    public StructColumn {
        fields = List.copyOf(fields);
    }

    /** Structs of which none is null. */
    public StructColumn(List<Column> fields, int length) {
        this(fields, null, length);
    }

    /** The column of a field. */
    public Column field(int index) {
        return fields.get(index);
    }

    @Override
    public StructColumn gather(int[] rows, int count) {
        return new StructColumn(
                fields.stream().map(field -> field.gather(rows, count)).toList(),
                NullMasks.gather(nullMask, rows, count),
                count);
    }

    @Override
    public StructColumn slice(int from, int count) {
        return new StructColumn(
                fields.stream().map(field -> field.slice(from, count)).toList(),
                NullMasks.slice(nullMask, from, count),
                count);
    }

    @Override
    public long retainedBytes() {
        return fields.stream().mapToLong(Column::retainedBytes).sum() + NullMasks.retainedBytes(nullMask);
    }
}
