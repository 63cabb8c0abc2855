package io.virta.function.scalar.hash;

import com.google.auto.service.AutoService;
import io.virta.evaluation.Longs;
import io.virta.evaluation.Utf8;
import io.virta.evaluation.Utf8Writer;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A whole number (as 64 bits, without leading zeros), string or binary value in hexadecimal digits. */
@AutoService(SqlFunction.class)
public final class Hex extends NamedFunction {
    public Hex() {
        super(Header.of("hash", "hex")
                .usage("hex(expr)")
                .text(
                        "A whole number (as 64 bits, without leading zeros), string or binary value in hexadecimal digits.")
                .example("hex(17)", "11")
                .example("hex('Spark')", "537061726B"));
    }

    private static final byte[] DIGITS = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, 1);
        DataType type = arguments.type(0);
        DataType operand = type.isNumeric()
                ? AtomicType.BIGINT
                : type == AtomicType.BINARY ? type : Typing.fit(arguments, 0, AtomicType.STRING);
        return Typing.strict(arguments, List.of(operand), AtomicType.STRING);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        boolean number = signature.argumentTypes().get(0) == AtomicType.BIGINT;
        return (columns, rowCount, context) -> {
            Utf8Writer out = new Utf8Writer(rowCount);
            if (number) {
                Longs values = Longs.of(columns[0]);
                for (int row = 0; row < rowCount; row++) {
                    out.put(Long.toHexString(values.at(row)).toUpperCase(Locale.ROOT));
                    out.endRow();
                }
                return out.build();
            }
            Utf8 values = Utf8.of(columns[0]);
            for (int row = 0; row < rowCount; row++) {
                for (int i = values.start(row); i < values.end(row); i++) {
                    out.put(DIGITS[values.bytes()[i] >> 4 & 15]);
                    out.put(DIGITS[values.bytes()[i] & 15]);
                }
                out.endRow();
            }
            return out.build();
        };
    }
}
