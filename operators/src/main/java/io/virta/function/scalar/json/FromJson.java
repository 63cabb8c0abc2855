package io.virta.function.scalar.json;

import com.google.auto.service.AutoService;
import io.virta.batch.BytesColumn;
import io.virta.connector.Options;
import io.virta.format.json.JsonOptions;
import io.virta.format.json.JsonValueDecoder;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.NullRule;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import java.util.ArrayList;
import java.util.List;

/** A JSON text as a struct, array or map of a schema, which is a constant such as 'a INT, b STRING'. A text that does not fit gives nulls, or fails with map('mode', 'FAILFAST'). */
@AutoService(SqlFunction.class)
public final class FromJson extends NamedFunction {
    public FromJson() {
        super(Header.of("json", "from_json")
                .usage("from_json(json, schema[, options])")
                .text(
                        "A JSON text as a struct, array or map of a schema, which is a constant such as 'a INT, b STRING'. A text that does not fit gives nulls, or fails with map('mode', 'FAILFAST').")
                .example("from_json('{\"a\": 1}', 'a INT')", "{1}"));
    }

    @Override
    public boolean mayFail() {
        return true;
    }

    @Override
    public boolean usesContext() {
        return true;
    }

    @Override
    public NullRule nullRule() {
        return NullRule.CUSTOM;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, 3);
        Typing.fit(arguments, 0, AtomicType.STRING);
        List<DataType> types = new ArrayList<>(arguments.types());
        types.set(0, AtomicType.STRING);
        return new Signature(types, TextSchemas.of(arguments, 1), true);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        Options options = TextSchemas.options(arguments, 2);
        ZonedCoder<JsonValueDecoder> decoders =
                new ZonedCoder<>(zone -> new JsonValueDecoder(signature.resultType(), JsonOptions.of(options, zone)));
        return (columns, rowCount, context) ->
                decoders.of(context.zone()).decode((BytesColumn) columns[0].flatten(), rowCount);
    }
}
