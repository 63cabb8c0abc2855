package io.virta.function.scalar.map;

import com.google.auto.service.AutoService;
import io.virta.batch.BytesBuilder;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.MapBuilder;
import io.virta.evaluation.Utf8;
import io.virta.expression.EvaluationContext;
import io.virta.expression.Literal;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.ArgumentErrors;
import io.virta.function.scalar.BuiltFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.Typing;
import io.virta.function.scalar.regex.Patterns;
import io.virta.row.Literals;
import io.virta.types.AtomicType;
import io.virta.types.MapType;
import java.util.HashSet;
import java.util.Set;

/** A map of a text of pairs, separated by regular expressions, ',' and ':' by default. A repeated key fails. */
@AutoService(SqlFunction.class)
public final class StrToMap extends BuiltFunction {
    public StrToMap() {
        super(Header.of("map", "str_to_map")
                .usage("str_to_map(text[, pair_delimiter[, key_value_delimiter]])")
                .text(
                        "A map of a text of pairs, separated by regular expressions, ',' and ':' by default. A repeated key fails.")
                .example("str_to_map('a:1,b:2')", "{a -> 1, b -> 2}"));
    }

    @Override
    public boolean mayFail() {
        return true;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, 3);
        for (int i = 0; i < arguments.size(); i++) {
            Typing.fit(arguments, i, AtomicType.STRING);
        }
        return Typing.strict(
                arguments,
                Typing.repeat(AtomicType.STRING, arguments.size()),
                new MapType(AtomicType.STRING, AtomicType.STRING));
    }

    @Override
    protected BuiltRow bind(Column[] arguments, ColumnBuilder out, Signature signature, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        Patterns pairs = new Patterns(
                arguments.length > 1 ? arguments[1] : Literals.column(new Literal(",", AtomicType.STRING), 1), name());
        Patterns parts = new Patterns(
                arguments.length > 2 ? arguments[2] : Literals.column(new Literal(":", AtomicType.STRING), 1), name());
        MapBuilder builder = (MapBuilder) out;
        Set<String> seen = new HashSet<>();
        return row -> {
            seen.clear();
            for (String pair : pairs.pattern(row).split(texts.string(row), -1)) {
                String[] keyAndValue = parts.pattern(row).split(pair, 2);
                if (!seen.add(keyAndValue[0])) {
                    throw ArgumentErrors.duplicateMapKey(keyAndValue[0]);
                }
                ((BytesBuilder) builder.keys()).append(keyAndValue[0]);
                if (keyAndValue.length > 1) {
                    ((BytesBuilder) builder.values()).append(keyAndValue[1]);
                } else {
                    builder.values().appendNull();
                }
            }
            builder.append();
        };
    }
}
