package io.virta.function.scalar.string;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Ints;
import io.virta.evaluation.Utf8;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.IntFunction;
import io.virta.function.scalar.RowNulls;
import io.virta.types.AtomicType;

/** Where a string contains another at or after a position, counted from 1; 0 if nowhere or for a position below 1. */
@AutoService(SqlFunction.class)
public final class Locate extends IntFunction {
    public Locate() {
        super(
                Header.of("string", "locate", "position", "charindex")
                        .usage("locate(part, str[, pos])")
                        .text(
                                "Where a string contains another at or after a position, counted from 1; 0 if nowhere or for a position below 1.")
                        .example("locate('bar', 'foobarbar')", "4")
                        .example("locate('bar', 'foobarbar', 5)", "7"),
                AtomicType.INT,
                AtomicType.STRING,
                AtomicType.STRING,
                AtomicType.INT);
    }

    @Override
    protected int requiredCount() {
        return 2;
    }

    @Override
    protected IntRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Utf8 parts = Utf8.of(arguments[0]);
        Utf8 texts = Utf8.of(arguments[1]);
        Ints places = arguments.length > 2 ? Ints.of(arguments[2]) : null;
        return row -> {
            int place = places == null ? 1 : places.at(row);
            if (place < 1) {
                return 0;
            }
            int from = Utf8.skip(texts.bytes(), texts.start(row), texts.end(row), place - 1);
            int at = texts.find(row, parts, row, from);
            return at < 0 ? 0 : Utf8.characters(texts.bytes(), texts.start(row), at) + 1;
        };
    }
}
