package io.virta.function.generator;

import com.google.auto.service.AutoService;
import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.IntColumn;
import io.virta.expression.Expression;
import io.virta.function.GeneratorFunction.Generated;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.Typing;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;

/** The values in n rows, from left to right; nulls fill the last row. */
@AutoService(SqlFunction.class)
public final class Stack extends NamedGenerator {
    public Stack() {
        super(Header.of("generator", "stack")
                .usage("stack(n, expr, ...)")
                .text("The values in n rows, from left to right; nulls fill the last row."));
    }

    @Override
    public StructType resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, Integer.MAX_VALUE);
        int rows = rows(arguments);
        int width = (arguments.size() - 2) / rows + 1;
        StructType output = new StructType();
        for (int c = 0; c < width; c++) {
            List<Expression> column = new ArrayList<>();
            for (int i = 1 + c; i < arguments.size(); i += width) {
                column.add(arguments.get(i));
            }
            output = output.add("col" + c, Typing.common(new TypedArguments(name(), column), 0));
        }
        return output;
    }

    private static int rows(TypedArguments arguments) {
        Object count = Typing.constant(arguments, 0);
        if (!(count instanceof Number number) || number.intValue() < 1) {
            throw Typing.mismatch(arguments, 0, "a number of rows above 0");
        }
        return number.intValue();
    }

    @Override
    public Generated generate(Column[] arguments, int rowCount, StructType output) {
        int width = output.size();
        int count = (arguments.length - 2) / width + 1;
        int given = ((IntColumn) arguments[0].slice(0, Math.min(1, rowCount)).flatten()).length() == 0
                ? count
                : ((IntColumn) arguments[0].slice(0, 1).flatten()).value(0);
        int[] sources = new int[rowCount * given];
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < width; c++) {
            ColumnBuilder builder = ColumnBuilder.of(output.typeAt(c), sources.length);
            for (int row = 0; row < rowCount; row++) {
                for (int k = 0; k < given; k++) {
                    sources[row * given + k] = row;
                    int index = 1 + k * width + c;
                    if (index < arguments.length && !arguments[index].isNull(row)) {
                        builder.append(arguments[index], row);
                    } else {
                        builder.appendNull();
                    }
                }
            }
            columns.add(builder.build());
        }
        return new Generated(sources, new Batch(sources.length, columns));
    }
}
