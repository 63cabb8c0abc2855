package io.virta.evaluation.cast;

import io.virta.batch.Column;
import io.virta.batch.ConstantColumn;
import io.virta.batch.FlatColumn;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.evaluation.NullableColumns;
import io.virta.expression.EvaluationContext;
import io.virta.function.Kernel;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.DecimalType;
import io.virta.types.MapType;
import io.virta.types.StructType;
import org.jspecify.annotations.Nullable;

/** The kernel that casts from one type to another. Kernels may compute anything for null rows: the nulls of the argument are added to their result. */
public final class CastKernels {
    private CastKernels() {}

    /**
     * The kernel of a cast.
     *
     * @throws VirtaException DATATYPE_MISMATCH if there is no such cast
     */
    public static Kernel kernel(DataType from, DataType to) {
        Kernel kernel = find(from, to);
        if (kernel == null) {
            throw new VirtaException(
                    ErrorCode.DATATYPE_MISMATCH,
                    "A value of type " + from.sql() + " cannot be cast to " + to.sql() + ".",
                    "Cast it to STRING first, or read the field you need.",
                    "DATATYPE_MISMATCH.CAST_WITHOUT_SUGGESTION",
                    null);
        }
        return kernel;
    }

    /** Whether there is a cast; single values may still not convert and become null. */
    public static boolean isAllowed(DataType from, DataType to) {
        return find(from, to) != null;
    }

    /** A column of another type with the nulls of the argument in place. */
    static FlatColumn cast(Kernel kernel, Column column, EvaluationContext context) {
        FlatColumn flat = column.flatten();
        FlatColumn result =
                kernel.evaluate(new Column[] {flat}, flat.length(), context).flatten();
        boolean[] nulls = flat.nullMask();
        return nulls == null ? result : NullableColumns.withNulls(result, nulls);
    }

    private static @Nullable Kernel find(DataType from, DataType to) {
        if (from.equals(to)) {
            return (columns, rowCount, context) -> columns[0];
        }
        if (from == AtomicType.VOID) {
            ConstantColumn none = NullableColumns.nulls(to, 1);
            return (columns, rowCount, context) -> new ConstantColumn(none.value(), rowCount);
        }
        if (to == AtomicType.STRING) {
            return from == AtomicType.BINARY ? (columns, rowCount, context) -> columns[0] : ValueText.kernel(from);
        }
        if (from instanceof ArrayType || from instanceof MapType || from instanceof StructType) {
            return NestedCasts.find(from, to);
        }
        if (from == AtomicType.STRING) {
            return StringCasts.find(to);
        }
        if (from instanceof DecimalType || to instanceof DecimalType) {
            return DecimalCasts.find(from, to);
        }
        if (from instanceof AtomicType source && to instanceof AtomicType target) {
            Kernel time = TimeCasts.find(source, target);
            return time == null ? NumberCasts.find(source, target) : time;
        }
        return null;
    }
}
