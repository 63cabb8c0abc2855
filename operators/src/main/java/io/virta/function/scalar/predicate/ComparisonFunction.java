package io.virta.function.scalar.predicate;

import io.virta.batch.BooleanColumn;
import io.virta.batch.BytesColumn;
import io.virta.batch.Column;
import io.virta.batch.ConstantColumn;
import io.virta.batch.DoubleColumn;
import io.virta.batch.FlatColumn;
import io.virta.batch.IntColumn;
import io.virta.batch.LongColumn;
import io.virta.batch.NullColumn;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.evaluation.RowComparator;
import io.virta.function.Kernel;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;
import io.virta.types.CommonType;
import io.virta.types.DataType;
import io.virta.types.MapType;
import java.util.List;

/** A comparison, which is true for some of less, equal and greater. Both sides are cast to one type; a string takes the type of the other side. */
public abstract class ComparisonFunction extends NamedFunction {
    private final boolean less;
    private final boolean equal;
    private final boolean greater;

    protected ComparisonFunction(Header header, boolean less, boolean equal, boolean greater) {
        super(header);
        this.less = less;
        this.equal = equal;
        this.greater = greater;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, 2);
        DataType common = commonType(arguments);
        return Typing.strict(arguments, List.of(common, common), AtomicType.BOOLEAN);
    }

    static DataType commonType(TypedArguments arguments) {
        DataType left = arguments.type(0);
        DataType right = arguments.type(1);
        DataType common = CommonType.forComparison(left, right);
        if (common == null || common instanceof MapType) {
            throw new VirtaException(
                    ErrorCode.DATATYPE_MISMATCH,
                    "Values of " + left.sql() + " and " + right.sql() + " cannot be compared: "
                            + arguments.get(0).sql() + " " + arguments.functionName() + " "
                            + arguments.get(1).sql() + ".",
                    common == null ? "Cast one side to the type of the other." : "Compare entries of the maps.",
                    common == null
                            ? "DATATYPE_MISMATCH.BINARY_OP_DIFF_TYPES"
                            : "DATATYPE_MISMATCH.INVALID_ORDERING_TYPE",
                    null);
        }
        return common;
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return (columns, rowCount, context) ->
                new BooleanColumn(compare(columns[0], columns[1], rowCount), null, rowCount);
    }

    /** The comparison of each row; arbitrary for rows with a null. */
    final boolean[] compare(Column left, Column right, int rowCount) {
        boolean[] out = new boolean[rowCount];
        int a = left instanceof ConstantColumn ? 0 : -1;
        int b = right instanceof ConstantColumn ? 0 : -1;
        FlatColumn x = left instanceof ConstantColumn constant ? constant.value() : left.flatten();
        FlatColumn y = right instanceof ConstantColumn constant ? constant.value() : right.flatten();
        if (x instanceof LongColumn p && y instanceof LongColumn q) {
            longs(p.values(), a, q.values(), b, out);
        } else if (x instanceof IntColumn p && y instanceof IntColumn q) {
            ints(p.values(), a, q.values(), b, out);
        } else if (x instanceof DoubleColumn p && y instanceof DoubleColumn q) {
            doubles(p.values(), a, q.values(), b, out);
        } else if (x instanceof BytesColumn p && y instanceof BytesColumn q && less == greater) {
            bytes(p, a, q, b, out);
        } else if (!(x instanceof NullColumn)) {
            RowComparator comparator = RowComparator.of(x, y);
            for (int i = 0; i < rowCount; i++) {
                int order = comparator.compare(i & a, i & b);
                out[i] = order < 0 ? less : order > 0 ? greater : equal;
            }
        }
        return out;
    }

    private void longs(long[] x, int a, long[] y, int b, boolean[] out) {
        for (int i = 0; i < out.length; i++) {
            long p = x[i & a];
            long q = y[i & b];
            out[i] = less & p < q | equal & p == q | greater & p > q;
        }
    }

    private void ints(int[] x, int a, int[] y, int b, boolean[] out) {
        for (int i = 0; i < out.length; i++) {
            int p = x[i & a];
            int q = y[i & b];
            out[i] = less & p < q | equal & p == q | greater & p > q;
        }
    }

    private void doubles(double[] x, int a, double[] y, int b, boolean[] out) {
        for (int i = 0; i < out.length; i++) {
            double p = x[i & a];
            double q = y[i & b];
            if (!Double.isNaN(p) && !Double.isNaN(q)) {
                out[i] = less & p < q | equal & p == q | greater & p > q;
            } else {
                int order = RowComparator.compare(p, q);
                out[i] = order < 0 ? less : order > 0 ? greater : equal;
            }
        }
    }

    private void bytes(BytesColumn x, int a, BytesColumn y, int b, boolean[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = x.sameBytes(i & a, y, i & b) ? equal : less;
        }
    }
}
