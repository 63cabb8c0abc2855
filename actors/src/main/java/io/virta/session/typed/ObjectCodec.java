package io.virta.session.typed;

import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.StructBuilder;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Objects as whole rows: the fields of a record, bean or row are columns; anything else is one column, {@code value}. Immutable. */
public final class ObjectCodec {
    private static final String ONLY_COLUMN = "value";

    private final ValueCodec codec;
    private final StructType schema;

    /** Objects that a codec reads and writes. */
    public ObjectCodec(ValueCodec codec) {
        this.codec = codec;
        this.schema = codec instanceof StructCodec struct
                ? struct.type()
                : new StructType(List.of(new StructField(ONLY_COLUMN, codec.type(), !codec.isPrimitive())));
    }

    /** The columns. */
    public StructType schema() {
        return schema;
    }

    /** The objects as values of one column. */
    public ValueCodec value() {
        return codec;
    }

    /** Whether it has fields of its own. */
    public boolean isStruct() {
        return codec instanceof StructCodec;
    }

    /** The object of a row of a batch with these columns. */
    public @Nullable Object read(Batch batch, int row) {
        return codec instanceof StructCodec struct
                ? struct.read(batch.columns(), row)
                : codec.read(batch.column(0), row);
    }

    /** The object of a row of these columns. */
    public @Nullable Object read(Column[] columns, int row) {
        return codec instanceof StructCodec struct
                ? struct.read(Arrays.asList(columns), row)
                : codec.read(columns[0], row);
    }

    /** The object of a row, as functions of users take it: of the type that they declare, null where the row is. */
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
    public <T> T object(Batch batch, int row) {
        return (T) read(batch, row);
    }

    /** The object of a row of these columns, as {@link #object(Batch, int)}. */
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
    public <T> T object(Column[] columns, int row) {
        return (T) read(columns, row);
    }

    /** Appends an object as a row. */
    public void append(StructBuilder rows, @Nullable Object object) {
        if (!(codec instanceof StructCodec)) {
            codec.append(rows.field(0), object);
            rows.append();
        } else if (object == null) {
            throw new VirtaException(
                    ErrorCode.INVALID_VALUE,
                    "A function returned null instead of a row of " + schema.catalogString() + ".",
                    "Return an object, or leave the row out with flatMap or filter.");
        } else {
            codec.append(rows, object);
        }
    }
}
