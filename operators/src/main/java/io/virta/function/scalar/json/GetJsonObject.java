package io.virta.function.scalar.json;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Utf8;
import io.virta.evaluation.Utf8Writer;
import io.virta.expression.EvaluationContext;
import io.virta.format.json.JsonPath;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.TextFunction;
import io.virta.types.AtomicType;

/** The part of a JSON text at a path such as $.a.b[0] or $.a[*].b: strings without quotes, other values as JSON. Null where there is none or the text is no JSON. */
@AutoService(SqlFunction.class)
public final class GetJsonObject extends TextFunction {
    public GetJsonObject() {
        super(
                Header.of("json", "get_json_object")
                        .usage("get_json_object(json, path)")
                        .text(
                                "The part of a JSON text at a path such as $.a.b[0] or $.a[*].b: strings without quotes, other values as JSON. Null where there is none or the text is no JSON.")
                        .example("get_json_object('{\"a\": {\"b\": [1, 2]}}', '$.a.b[1]')", "2"),
                AtomicType.STRING,
                AtomicType.STRING,
                AtomicType.STRING);
    }

    @Override
    protected TextRow bind(Column[] arguments, Utf8Writer out, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        Utf8 paths = Utf8.of(arguments[1]);
        return row -> {
            JsonPath path = JsonPath.parse(paths.string(row));
            String found = path == null ? null : path.find(texts.string(row));
            if (found == null) {
                return false;
            }
            out.put(found);
            return true;
        };
    }
}
