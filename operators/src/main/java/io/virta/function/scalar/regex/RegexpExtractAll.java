package io.virta.function.scalar.regex;

import com.google.auto.service.AutoService;
import io.virta.batch.ArrayBuilder;
import io.virta.batch.BytesBuilder;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.evaluation.Ints;
import io.virta.evaluation.Utf8;
import io.virta.expression.EvaluationContext;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.BuiltFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.Typing;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** A group (1 by default, 0 is all) of every match of a regular expression. */
@AutoService(SqlFunction.class)
public final class RegexpExtractAll extends BuiltFunction {
    public RegexpExtractAll() {
        super(Header.of("regular expression", "regexp_extract_all")
                .usage("regexp_extract_all(str, regexp[, group])")
                .text("A group (1 by default, 0 is all) of every match of a regular expression.")
                .example("regexp_extract_all('100-200, 300-400', '(\\\\d+)-(\\\\d+)', 1)", "[100, 300]"));
    }

    @Override
    public boolean mayFail() {
        return true;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, 3);
        List<DataType> types = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            types.add(Typing.fit(arguments, i, i < 2 ? AtomicType.STRING : AtomicType.INT));
        }
        return Typing.strict(arguments, types, new ArrayType(AtomicType.STRING));
    }

    @Override
    protected BuiltRow bind(Column[] arguments, ColumnBuilder out, Signature signature, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        Patterns patterns = new Patterns(arguments[1], name());
        Ints groups = arguments.length > 2 ? Ints.of(arguments[2]) : null;
        ArrayBuilder arrays = (ArrayBuilder) out;
        BytesBuilder elements = (BytesBuilder) arrays.elements();
        return row -> {
            Matcher matcher = patterns.matcher(row, texts.string(row));
            int group = patterns.group(matcher, groups == null ? 1 : groups.at(row));
            while (matcher.find()) {
                String found = matcher.group(group);
                elements.append(found == null ? "" : found);
            }
            arrays.append();
        };
    }
}
