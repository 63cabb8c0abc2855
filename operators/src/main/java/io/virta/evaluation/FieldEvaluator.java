package io.virta.evaluation;

import io.virta.batch.ArrayColumn;
import io.virta.batch.Batch;
import io.virta.batch.BytesColumn;
import io.virta.batch.Column;
import io.virta.batch.FlatColumn;
import io.virta.batch.MapColumn;
import io.virta.batch.StructColumn;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.EvaluationContext;
import io.virta.expression.Evaluator;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.MapType;
import io.virta.types.StructType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads a field of a struct, the field of every struct of an array, or the value of a map under a key that is a string. */
final class FieldEvaluator {
    private FieldEvaluator() {}

    static Evaluator of(Evaluator child, DataType type, String name) {
        if (type instanceof StructType struct) {
            int field = indexOf(struct, name);
            return (batch, context) -> structField((StructColumn) flat(child, batch, context), field);
        }
        if (type instanceof ArrayType array && array.elementType() instanceof StructType struct) {
            int field = indexOf(struct, name);
            return (batch, context) -> {
                ArrayColumn column = (ArrayColumn) flat(child, batch, context);
                Column elements = structField((StructColumn) column.elements().flatten(), field);
                return new ArrayColumn(elements, column.offsets(), column.nullMask(), column.length());
            };
        }
        if (type instanceof MapType map && map.keyType() == AtomicType.STRING) {
            byte[] key = name.getBytes(StandardCharsets.UTF_8);
            return (batch, context) -> mapValue((MapColumn) flat(child, batch, context), key);
        }
        throw new VirtaException(
                ErrorCode.DATATYPE_MISMATCH,
                "A value of type " + type.sql() + " has no field '" + name + "'.",
                "Fields exist in structs, arrays of structs and maps with string keys.");
    }

    private static FlatColumn flat(Evaluator child, Batch batch, EvaluationContext context) {
        return child.evaluate(batch, context).flatten();
    }

    private static Column structField(StructColumn column, int field) {
        boolean[] nulls = column.nullMask();
        return nulls == null
                ? column.field(field)
                : NullableColumns.withNulls(column.field(field).flatten(), nulls);
    }

    private static Column mapValue(MapColumn column, byte[] key) {
        BytesColumn keys = (BytesColumn) column.keys().flatten();
        int[] rows = new int[column.length()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = -1;
            for (int entry = column.start(row); entry < column.offsets()[row + 1]; entry++) {
                int[] offsets = keys.offsets();
                if (Arrays.equals(keys.bytes(), offsets[entry], offsets[entry + 1], key, 0, key.length)) {
                    rows[row] = entry;
                }
            }
        }
        return column.values().gather(rows, rows.length);
    }

    private static int indexOf(StructType struct, String name) {
        int exact = struct.indexOf(name);
        for (int i = 0; exact < 0 && i < struct.size(); i++) {
            if (struct.field(i).name().equalsIgnoreCase(name)) {
                exact = i;
            }
        }
        if (exact < 0) {
            throw new VirtaException(
                    ErrorCode.UNRESOLVED_COLUMN,
                    "There is no field '" + name + "' in " + struct.sql() + ".",
                    "The fields are " + struct.fieldNames() + ".");
        }
        return exact;
    }
}
