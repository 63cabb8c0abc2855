package io.virta.function.scalar.string;

import com.google.auto.service.AutoService;
import io.virta.evaluation.Utf8;
import io.virta.evaluation.Utf8Writer;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.NullRule;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.ArgumentErrors;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.row.Literals;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import java.util.List;
import java.util.Locale;

/** Values filled into a format as java.util.Formatter does: %d, %s, %.2f. */
@AutoService(SqlFunction.class)
public final class FormatString extends NamedFunction {
    public FormatString() {
        super(Header.of("string", "format_string", "printf")
                .usage("format_string(format, arg, ...)")
                .text("Values filled into a format as java.util.Formatter does: %d, %s, %.2f.")
                .example("format_string('%d: %s', 1, 'x')", "1: x"));
    }

    @Override
    public NullRule nullRule() {
        return NullRule.CUSTOM;
    }

    @Override
    public boolean mayFail() {
        return true;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, Integer.MAX_VALUE);
        Typing.fit(arguments, 0, AtomicType.STRING);
        return new Signature(arguments.types(), AtomicType.STRING, arguments.isNullable(0));
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        List<DataType> types = signature.argumentTypes();
        return (columns, rowCount, context) -> {
            Utf8 formats = Utf8.of(columns[0]);
            Utf8Writer out = new Utf8Writer(rowCount);
            for (int row = 0; row < rowCount; row++) {
                if (formats.isNull(row)) {
                    out.endNull();
                    continue;
                }
                Object[] values = new Object[columns.length - 1];
                for (int i = 0; i < values.length; i++) {
                    Object value = Literals.literal(columns[i + 1], row, types.get(i + 1))
                            .value();
                    values[i] = value == null ? "null" : value;
                }
                try {
                    out.put(String.format(Locale.US, formats.string(row), values));
                } catch (java.util.IllegalFormatException e) {
                    throw ArgumentErrors.invalid("format", name(), formats.string(row));
                }
                out.endRow();
            }
            return out.build();
        };
    }
}
