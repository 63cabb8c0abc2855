package io.virta.function.scalar.csv;

import com.google.auto.service.AutoService;
import io.virta.batch.Batch;
import io.virta.batch.StructColumn;
import io.virta.connector.Options;
import io.virta.format.csv.CsvEncoder;
import io.virta.format.csv.CsvOptions;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.function.scalar.json.TextSchemas;
import io.virta.function.scalar.json.ZonedCoder;
import io.virta.types.AtomicType;
import io.virta.types.StructType;

/** A struct as a line of CSV. */
@AutoService(SqlFunction.class)
public final class ToCsv extends NamedFunction {
    public ToCsv() {
        super(Header.of("csv", "to_csv")
                .usage("to_csv(struct[, options])")
                .text("A struct as a line of CSV.")
                .example("to_csv(named_struct('a', 1, 'b', 'x'))", "1,x"));
    }

    @Override
    public boolean usesContext() {
        return true;
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 1, 2);
        if (!(arguments.type(0) instanceof StructType)) {
            throw Typing.mismatch(arguments, 0, "STRUCT");
        }
        return new Signature(arguments.types(), AtomicType.STRING, arguments.isNullable(0));
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        Options options = TextSchemas.options(arguments, 1);
        StructType type = (StructType) signature.argumentTypes().get(0);
        ZonedCoder<CsvEncoder> encoders =
                new ZonedCoder<>(zone -> new CsvEncoder(type, CsvOptions.forWriting(options, zone)));
        return (columns, rowCount, context) -> {
            StructColumn structs = (StructColumn) columns[0].flatten();
            return encoders.of(context.zone()).encode(new Batch(rowCount, structs.fields()), rowCount);
        };
    }
}
