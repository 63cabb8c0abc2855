package io.virta.function.generator;

import com.google.auto.service.AutoService;
import io.virta.batch.Batch;
import io.virta.batch.Column;
import io.virta.batch.DictionaryColumn;
import io.virta.evaluation.Utf8;
import io.virta.evaluation.Utf8Writer;
import io.virta.format.json.JsonPath;
import io.virta.function.GeneratorFunction.Generated;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;

/** A row of the texts of several fields of a JSON object, as get_json_object would find them; nulls for missing ones. */
@AutoService(SqlFunction.class)
public final class JsonTuple extends NamedGenerator {
    public JsonTuple() {
        super(
                Header.of("generator", "json_tuple")
                        .usage("json_tuple(json, field, ...)")
                        .text(
                                "A row of the texts of several fields of a JSON object, as get_json_object would find them; nulls for missing ones."));
    }

    @Override
    public StructType resolve(TypedArguments arguments) {
        Typing.count(arguments, 2, Integer.MAX_VALUE);
        StructType output = new StructType();
        for (int i = 0; i < arguments.size(); i++) {
            Typing.fit(arguments, i, AtomicType.STRING);
            output = i == 0 ? output : output.add("c" + (i - 1), AtomicType.STRING);
        }
        return output;
    }

    @Override
    public Generated generate(Column[] arguments, int rowCount, StructType output) {
        Utf8 texts = Utf8.of(arguments[0].flatten());
        int[] sources = new int[rowCount];
        List<Column> columns = new ArrayList<>();
        for (int c = 1; c < arguments.length; c++) {
            Utf8 names =
                    Utf8.of(arguments[c] instanceof DictionaryColumn dictionary ? dictionary.flatten() : arguments[c]);
            Utf8Writer out = new Utf8Writer(rowCount);
            for (int row = 0; row < rowCount; row++) {
                sources[row] = row;
                String found = texts.isNull(row) || names.isNull(row)
                        ? null
                        : JsonPath.ofField(names.string(row)).find(texts.string(row));
                if (found == null) {
                    out.endNull();
                } else {
                    out.put(found);
                    out.endRow();
                }
            }
            columns.add(out.build());
        }
        return new Generated(sources, new Batch(rowCount, columns));
    }
}
