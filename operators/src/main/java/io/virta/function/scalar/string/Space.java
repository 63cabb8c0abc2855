package io.virta.function.scalar.string;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Ints;
import io.virta.evaluation.Utf8Writer;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.TextFunction;
import io.virta.types.AtomicType;

/** A string of n spaces. */
@AutoService(SqlFunction.class)
public final class Space extends TextFunction {
    public Space() {
        super(
                Header.of("string", "space")
                        .usage("space(n)")
                        .text("A string of n spaces.")
                        .example("concat('a', space(2), 'b')", "a  b"),
                AtomicType.STRING,
                AtomicType.INT);
    }

    @Override
    protected TextRow bind(Column[] arguments, Utf8Writer out, EvaluationContext context) {
        Ints counts = Ints.of(arguments[0]);
        return row -> {
            for (int i = 0; i < counts.at(row); i++) {
                out.put(' ');
            }
            return true;
        };
    }
}
