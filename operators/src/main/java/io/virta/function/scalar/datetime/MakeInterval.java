package io.virta.function.scalar.datetime;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.IntervalBuilder;
import io.virta.evaluation.Doubles;
import io.virta.evaluation.Ints;
import io.virta.expression.EvaluationContext;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.BuiltFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.Typing;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import java.util.ArrayList;
import java.util.List;

/** An interval of its parts. */
@AutoService(SqlFunction.class)
public final class MakeInterval extends BuiltFunction {
    public MakeInterval() {
        super(Header.of("date and time", "make_interval")
                .usage("make_interval([years[, months[, weeks[, days[, hours[, mins[, secs]]]]]]])")
                .text("An interval of its parts.")
                .example("make_interval(1, 2, 0, 3)", "1 years 2 months 3 days"));
    }

    @Override
    public Signature resolve(TypedArguments arguments) {
        Typing.count(arguments, 0, 7);
        List<DataType> types = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            types.add(Typing.fit(arguments, i, i < 6 ? AtomicType.INT : AtomicType.DOUBLE));
        }
        return Typing.strict(arguments, types, AtomicType.INTERVAL);
    }

    @Override
    protected BuiltRow bind(Column[] arguments, ColumnBuilder out, Signature signature, EvaluationContext context) {
        Ints[] parts = new Ints[Math.min(6, arguments.length)];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Ints.of(arguments[i]);
        }
        Doubles seconds = arguments.length > 6 ? Doubles.of(arguments[6]) : null;
        IntervalBuilder intervals = (IntervalBuilder) out;
        return row -> {
            long[] amounts = new long[6];
            for (int i = 0; i < parts.length; i++) {
                amounts[i] = parts[i].at(row);
            }
            long micros = (amounts[4] * 60 + amounts[5]) * 60_000_000L
                    + (seconds == null ? 0 : Math.round(seconds.at(row) * 1e6));
            intervals.append((int) (amounts[0] * 12 + amounts[1]), (int) (amounts[2] * 7 + amounts[3]), micros);
        };
    }
}
