package io.virta.batch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds struct columns: append a value to each of {@link #field}, then end the row with {@link #append}. */
public final class StructBuilder extends ColumnBuilder {
    private final List<ColumnBuilder> fields;

    StructBuilder(List<ColumnBuilder> fields, int expectedRows) {
        super(expectedRows);
        this.fields = List.copyOf(fields);
    }

    /** The builder of a field. */
    public ColumnBuilder field(int index) {
        return fields.get(index);
    }

    /** The number of fields. */
    public int fieldCount() {
        return fields.size();
    }

    /** Ends a row; fields that got no value since the row before are null. */
    public void append() {
        nextRow();
        for (ColumnBuilder field : fields) {
            if (field.length() < length) {
                field.appendNull();
            }
        }
    }

    @Override
    public void appendNull() {
        truncate(length);
        super.appendNull();
        for (ColumnBuilder field : fields) {
            field.appendNull();
        }
    }

    @Override
    public void truncate(int rows) {
        super.truncate(rows);
        for (ColumnBuilder field : fields) {
            field.truncate(rows);
        }
    }

    @Override
    void appendValue(FlatColumn source, int row) {
        StructColumn structs = (StructColumn) source;
        for (int i = 0; i < fields.size(); i++) {
            fields.get(i).append(structs.field(i), row);
        }
        append();
    }

    @Override
    void grow(int capacity) {}

    @Override
    StructColumn column(boolean @Nullable [] nullMask, int rows) {
        truncate(rows);
        List<Column> columns = new ArrayList<>(fields.size());
        for (ColumnBuilder field : fields) {
            columns.add(field.build());
        }
        return new StructColumn(columns, nullMask, rows);
    }
}
