package io.virta.function.scalar.csv;

import com.google.auto.service.AutoService;
import io.virta.batch.BytesColumn;
import io.virta.connector.Options;
import io.virta.format.csv.CsvOptions;
import io.virta.format.csv.CsvValueDecoder;
import io.virta.function.Kernel;
import io.virta.function.ScalarFunction.NullRule;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.NamedFunction;
import io.virta.function.scalar.Typing;
import io.virta.function.scalar.json.TextSchemas;
import io.virta.function.scalar.json.ZonedCoder;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;

/** A line of CSV as a struct of a schema, which is a constant such as 'a INT, b STRING'. Fields that do not fit give nulls, or fail with map('mode', 'FAILFAST'). */
@AutoService(SqlFunction.class)
public final class FromCsv extends NamedFunction {
    public FromCsv() {
        super(Header.of("csv", "from_csv")
                .usage("from_csv(csv, schema[, options])")
                .text(
                        "A line of CSV as a struct of a schema, which is a constant such as 'a INT, b STRING'. Fields that do not fit give nulls, or fail with map('mode', 'FAILFAST').")
                .example("from_csv('1,x', 'a INT, b STRING')", "{1, x}"));
    }

    @Override
    public boolean mayFail() {
        return true;
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
        Typing.count(arguments, 2, 3);
        Typing.fit(arguments, 0, AtomicType.STRING);
        if (!(TextSchemas.of(arguments, 1) instanceof StructType struct)) {
            throw Typing.mismatch(arguments, 1, "a schema of columns");
        }
        List<DataType> types = new ArrayList<>(arguments.types());
        types.set(0, AtomicType.STRING);
        return new Signature(types, struct, true);
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        Options options = TextSchemas.options(arguments, 2);
        StructType type = (StructType) signature.resultType();
        ZonedCoder<CsvValueDecoder> decoders =
                new ZonedCoder<>(zone -> new CsvValueDecoder(type, CsvOptions.forReading(options, zone)));
        return (columns, rowCount, context) ->
                decoders.of(context.zone()).decode((BytesColumn) columns[0].flatten(), rowCount);
    }
}
