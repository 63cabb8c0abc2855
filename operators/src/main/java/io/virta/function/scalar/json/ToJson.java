package io.virta.function.scalar.json;

import com.google.auto.service.AutoService;
import io.virta.connector.Options;
import io.virta.format.json.JsonEncoder;
import io.virta.format.json.JsonOptions;
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
import io.virta.types.StructType;

/** A struct, array or map as JSON text; null fields are left out unless map('ignoreNullFields', 'false') says otherwise. */
@AutoService(SqlFunction.class)
public final class ToJson extends NamedFunction {
    public ToJson() {
        super(Header.of("json", "to_json")
                .usage("to_json(expr[, options])")
                .text(
                        "A struct, array or map as JSON text; null fields are left out unless map('ignoreNullFields', 'false') says otherwise.")
                .example("to_json(named_struct('a', 1, 'b', NULL))", "{\"a\":1}"));
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
        Typing.count(arguments, 1, 2);
        DataType type = arguments.type(0);
        if (!(type instanceof StructType) && !(type instanceof ArrayType) && !(type instanceof MapType)) {
            throw Typing.mismatch(arguments, 0, "STRUCT, ARRAY or MAP");
        }
        return new Signature(arguments.types(), AtomicType.STRING, arguments.isNullable(0));
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        Options options = TextSchemas.options(arguments, 1);
        DataType type = signature.argumentTypes().get(0);
        ZonedCoder<JsonEncoder> encoders =
                new ZonedCoder<>(zone -> new JsonEncoder(type, JsonOptions.of(options, zone)));
        return (columns, rowCount, context) -> encoders.of(context.zone()).encode(columns[0].flatten(), rowCount);
    }
}
