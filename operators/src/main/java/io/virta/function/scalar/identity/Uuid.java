package io.virta.function.scalar.identity;

import com.google.auto.service.AutoService;
import io.virta.evaluation.Utf8Writer;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.function.scalar.random.EpochRandom;
import io.virta.types.AtomicType;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A random UUID of version 4 as text. A rerun of an epoch makes the same ones. */
@AutoService(SqlFunction.class)
public final class Uuid extends NamedFunction {
    public Uuid() {
        super(Header.of("miscellaneous", "uuid")
                .usage("uuid()")
                .text("A random UUID of version 4 as text. A rerun of an epoch makes the same ones."));
    }

    @Override
    public boolean isDeterministic() {
        return false;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 0, 0);
        return new Signature(List.of(), AtomicType.STRING, false);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        EpochRandom source = new EpochRandom(null);
        return (columns, rowCount, context) -> {
            Random random = source.of(context);
            Utf8Writer out = new Utf8Writer(rowCount, 36 * rowCount);
            for (int row = 0; row < rowCount; row++) {
                long high = random.nextLong() & 0xffffffffffff0fffL | 0x4000;
                long low = random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
                out.put(new UUID(high, low).toString());
                out.endRow();
            }
            return out.build();
        };
    }
}
