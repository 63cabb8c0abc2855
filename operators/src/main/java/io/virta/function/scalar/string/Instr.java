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

/** Where a string first contains another, counted from 1; 0 if nowhere. */
@AutoService(SqlFunction.class)
public final class Instr extends IntFunction {
    public Instr() {
        super(
                Header.of("string", "instr")
                        .usage("instr(str, part)")
                        .text("Where a string first contains another, counted from 1; 0 if nowhere.")
                        .example("instr('SparkSQL', 'SQL')", "6"),
                AtomicType.INT,
                AtomicType.STRING,
                AtomicType.STRING);
    }

    @Override
    protected IntRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        Utf8 parts = Utf8.of(arguments[1]);
        return row -> {
            int at = texts.find(row, parts, row, texts.start(row));
            return at < 0 ? 0 : Utf8.characters(texts.bytes(), texts.start(row), at) + 1;
        };
    }
}
