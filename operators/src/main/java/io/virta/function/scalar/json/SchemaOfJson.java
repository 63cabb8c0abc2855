package io.virta.function.scalar.json;

import com.google.auto.service.AutoService;
import io.virta.connector.Options;
import io.virta.evaluation.Utf8;
import io.virta.evaluation.Utf8Writer;
import io.virta.format.json.JsonOptions;
import io.virta.format.json.JsonSchema;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The schema of a JSON text, as from_json takes it. */
@AutoService(SqlFunction.class)
public final class SchemaOfJson extends NamedFunction {
    public SchemaOfJson() {
        super(Header.of("json", "schema_of_json")
                .usage("schema_of_json(json[, options])")
                .text("The schema of a JSON text, as from_json takes it.")
                .example("schema_of_json('[{\"a\": 1}]')", "ARRAY<STRUCT<a: BIGINT>>"));
    }

    @Override
    public boolean mayFail() {
        return true;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, 2);
        List<DataType> types = new ArrayList<>(arguments.types());
        types.set(0, Typing.fit(arguments, 0, AtomicType.STRING));
        return new Signature(types, AtomicType.STRING, arguments.isNullable(0));
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        Options options = TextSchemas.options(arguments, 1);
        ZonedCoder<JsonOptions> zoned = new ZonedCoder<>(zone -> JsonOptions.of(options, zone));
        return (columns, rowCount, context) -> {
            Utf8 texts = Utf8.of(columns[0]);
            Utf8Writer out = new Utf8Writer(rowCount);
            for (int row = 0; row < rowCount; row++) {
                if (texts.isNull(row)) {
                    out.endNull();
                } else {
                    byte[] text = Arrays.copyOfRange(texts.bytes(), texts.start(row), texts.end(row));
                    out.put(JsonSchema.of(text, zoned.of(context.zone())).sql());
                    out.endRow();
                }
            }
            return out.build();
        };
    }
}
