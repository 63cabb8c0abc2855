package io.virta.function.scalar.collection;

import com.google.auto.service.AutoService;
import io.virta.batch.ArrayColumn;
import io.virta.batch.FlatColumn;
import io.virta.batch.IntColumn;
import io.virta.batch.MapColumn;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.NullRule;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.MapType;
import java.util.List;

/** How many elements or entries there are; -1 of null. */
@AutoService(SqlFunction.class)
public final class Size extends NamedFunction {
    public Size() {
        super(Header.of("collection", "size", "cardinality")
                .usage("size(array or map)")
                .text("How many elements or entries there are; -1 of null.")
                .example("size(array(1, 2))", "2")
                .example("size(NULL)", "-1"));
    }

    @Override
    public NullRule nullRule() {
        return NullRule.CUSTOM;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, 1);
        DataType type = arguments.type(0);
        if (!(type instanceof ArrayType) && !(type instanceof MapType) && type != AtomicType.VOID) {
            throw Typing.mismatch(arguments, 0, "ARRAY or MAP");
        }
        return new Signature(List.of(type), AtomicType.INT, false);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return (columns, rowCount, context) -> {
            FlatColumn column = columns[0].flatten();
            int[] out = new int[rowCount];
            for (int i = 0; i < rowCount; i++) {
                out[i] = column.isNull(i)
                        ? -1
                        : column instanceof ArrayColumn a ? a.size(i) : ((MapColumn) column).size(i);
            }
            return new IntColumn(out, null);
        };
    }
}
