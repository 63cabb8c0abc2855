package io.virta.function.scalar.hash;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.evaluation.Utf8;
import io.virta.expression.EvaluationContext;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.LongFunction;
import io.virta.function.scalar.RowNulls;
import io.virta.types.AtomicType;
import java.util.zip.CRC32;

/** The CRC-32 checksum. */
@AutoService(SqlFunction.class)
public final class Crc32 extends LongFunction {
    public Crc32() {
        super(
                Header.of("hash", "crc32")
                        .usage("crc32(expr)")
                        .text("The CRC-32 checksum.")
                        .example("crc32('Spark')", "1557323817"),
                AtomicType.BIGINT,
                AtomicType.BINARY);
    }

    @Override
    protected LongRow bind(Column[] arguments, RowNulls nulls, EvaluationContext context) {
        Utf8 values = Utf8.of(arguments[0]);
        CRC32 crc = new CRC32();
        return row -> {
            crc.reset();
            crc.update(values.bytes(), values.start(row), values.length(row));
            return crc.getValue();
        };
    }
}
