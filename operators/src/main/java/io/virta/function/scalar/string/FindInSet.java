package io.virta.function.scalar.string;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Utf8;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.IntFunction;
import io.virta.function.scalar.RowNulls;
import io.virta.types.AtomicType;
import java.util.List;

/** The place of a string in a list separated by commas, counted from 1; 0 if it is not in it or contains a comma. */
@AutoService(SqlFunction.class)
public final class FindInSet extends IntFunction {
    public FindInSet() {
        super(
                Header.of("string", "find_in_set")
                        .usage("find_in_set(str, list)")
                        .text(
                                "The place of a string in a list separated by commas, counted from 1; 0 if it is not in it or contains a comma.")
                        .example("find_in_set('ab', 'abc,b,ab,c')", "3"),
                AtomicType.INT,
                AtomicType.STRING,
                AtomicType.STRING);
    }

    @Override
    protected IntRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        Utf8 lists = Utf8.of(arguments[1]);
        return row -> List.of(lists.string(row).split(",", -1)).indexOf(texts.string(row)) + 1;
    }
}
