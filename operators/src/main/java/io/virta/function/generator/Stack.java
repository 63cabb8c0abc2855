package io.virta.function.generator;

import com.google.auto.service.AutoService;
import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.Expression;
import io.virta.expression.ExpressionTypes;
import io.virta.expression.Literal;
import io.virta.function.FunctionDoc;
import io.virta.function.FunctionDoc.Example;
import io.virta.function.GeneratorFunction;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.DataType;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;

/** Makes {@code n} rows of its other arguments, taken in turn; what is missing in the last row is null. */
@AutoService(SqlFunction.class)
public final class Stack implements GeneratorFunction {
    @Override
    public String name() {
        return "stack";
    }

    @Override
    public FunctionDoc doc() {
        return new FunctionDoc(
                "generator",
                "stack(n, expr1, ..., exprk)",
                "Makes n rows of the other arguments, taken in turn; what is missing in the last row is null.",
                List.<Example>of());
    }

    @Override
    public StructType resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, Integer.MAX_VALUE);
        int rows = rows(arguments.get(0));
        int width = width(rows, arguments.size());
        StructType output = new StructType();
        for (int column = 0; column < width; column++) {
            DataType type = arguments.type(1 + column);
            for (int at = 1 + column; at < arguments.size(); at += width) {
                if (!ExpressionTypes.typeOf(arguments.get(at)).equals(type)) {
                    throw Typing.mismatch(arguments, at, type.sql());
                }
            }
            output = output.add("col" + column, type);
        }
        return output;
    }

    @Override
    public Generated generate(Column[] arguments, int rowCount, StructType output) {
        int width = output.size();
        int rows = (arguments.length - 1 + width - 1) / width;
        int[] sourceRows = new int[rows * rowCount];
        List<Column> columns = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            ColumnBuilder builder = ColumnBuilder.of(output.typeAt(column), sourceRows.length);
            for (int row = 0; row < rowCount; row++) {
                for (int at = 1 + column; at < 1 + rows * width; at += width) {
                    if (at < arguments.length) {
                        builder.append(arguments[at], row);
                    } else {
                        builder.appendNull();
                    }
                }
            }
            columns.add(builder.build());
        }
        for (int i = 0; i < sourceRows.length; i++) {
            sourceRows[i] = i / rows;
        }
        return new Generated(sourceRows, new Batch(sourceRows.length, columns));
    }

    private static int width(int rows, int arguments) {
        return (arguments - 1 + rows - 1) / rows;
    }

    private static int rows(Expression count) {
        if (count instanceof Literal literal && literal.value() instanceof Integer rows && rows > 0) {
            return rows;
        }
        throw new VirtaException(
                ErrorCode.DATATYPE_MISMATCH,
                "stack(n, ...) needs a number of rows, not " + count.sql() + ".",
                "Write a whole number above 0.",
                "DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE",
                null);
    }
}
