package io.virta.function.scalar.json;

import io.virta.connector.Options;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.scalar.Typing;
import io.virta.sql.SqlParser;
import io.virta.types.DataType;
import java.util.LinkedHashMap;
import java.util.Map;

/** The constant arguments of functions that read and write texts: a schema and options. */
public final class TextSchemas {
    private TextSchemas() {}

    /** The type that a constant argument names: columns ({@code a INT, b STRING}) or a type ({@code ARRAY<INT>}). */
    public static DataType of(TypedArguments arguments, int index) {
        if (!(Typing.constant(arguments, index) instanceof String text)) {
            throw Typing.mismatch(arguments, index, "a schema such as 'a INT, b STRING'");
        }
        try {
            return SqlParser.parseType(text);
        } catch (VirtaException notAType) {
            try {
                return SqlParser.parseSchema(text);
            } catch (VirtaException e) {
                throw new VirtaException(
                        ErrorCode.INVALID_SCHEMA,
                        "'" + text + "' is no schema: " + e.problem(),
                        "Write columns, such as 'a INT, b STRING', or a type, such as 'ARRAY<INT>'.",
                        "INVALID_SCHEMA.PARSE_ERROR",
                        e);
            }
        }
    }

    /** The options of a map that is a constant argument; none where there is no such argument. */
    public static Options options(TypedArguments arguments, int index) {
        Map<String, String> options = new LinkedHashMap<>();
        if (arguments.size() > index && Typing.constant(arguments, index) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> options.put(String.valueOf(key), String.valueOf(value)));
        }
        return Options.of(options);
    }
}
