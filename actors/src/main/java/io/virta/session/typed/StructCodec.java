package io.virta.session.typed;

import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.StructBuilder;
import io.virta.batch.StructColumn;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Objects with fields: records, beans and rows. */
final class StructCodec implements ValueCodec {
    private final String javaName;
    private final StructType type;
    private final ValueCodec[] codecs;
    private final Shape shape;

    /** How objects are taken apart and put together. */
    interface Shape {
        /** The value of a field. */
        @Nullable Object get(Object object, int field) throws Throwable;

        /** The object with these values. */
        Object make(@Nullable Object[] values) throws Throwable;
    }

    StructCodec(String javaName, List<String> names, List<ValueCodec> fields, Shape shape) {
        this.javaName = javaName;
        this.codecs = fields.toArray(ValueCodec[]::new);
        this.shape = shape;
        List<StructField> columns = new ArrayList<>();
        for (int i = 0; i < codecs.length; i++) {
            columns.add(new StructField(names.get(i), codecs[i].type(), !codecs[i].isPrimitive()));
        }
        type = new StructType(columns);
    }

    @Override
    public StructType type() {
        return type;
    }

    @Override
    public @Nullable Object read(Column column, int row) {
        if (column.isNull(row)) {
            return null;
        }
        return read(((StructColumn) column.flatten()).fields(), row);
    }

    /** The object whose fields are the row of these columns. */
    Object read(List<Column> columns, int row) {
        @Nullable Object[] values = new @Nullable Object[codecs.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = codecs[i].read(columns.get(i), row);
            if (values[i] == null && codecs[i].isPrimitive()) {
                throw new VirtaException(
                        ErrorCode.INVALID_VALUE,
                        "The field '" + type.field(i).name() + "' of " + javaName
                                + " cannot be null, and the column is null in a row.",
                        "Declare the field with a boxed type such as Integer, or filter or fill the nulls before.");
            }
        }
        try {
            return shape.make(values);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    @Override
    public void append(ColumnBuilder builder, @Nullable Object value) {
        if (value == null) {
            builder.appendNull();
            return;
        }
        StructBuilder struct = (StructBuilder) builder;
        for (int i = 0; i < codecs.length; i++) {
            Object field;
            try {
                field = shape.get(value, i);
            } catch (Throwable e) {
                throw failed(e);
            }
            try {
                codecs[i].append(struct.field(i), field);
            } catch (ClassCastException | ArithmeticException e) {
                throw new VirtaException(
                        ErrorCode.INVALID_VALUE,
                        "The field '" + type.field(i).name() + "' of " + javaName + " is no "
                                + type.typeAt(i).sql() + ": " + field + ".",
                        "Return a value of the type that the encoder declares.",
                        e);
            }
        }
        struct.append();
    }

    private VirtaException failed(Throwable cause) {
        if (cause instanceof Error error && !(error instanceof AssertionError)) {
            throw error;
        }
        return new VirtaException(
                ErrorCode.USER_CODE_FAILED,
                "A constructor or accessor of " + javaName + " failed: " + cause,
                "The cause has its stack trace.",
                cause);
    }
}
