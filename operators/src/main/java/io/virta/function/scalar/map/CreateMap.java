package io.virta.function.scalar.map;

import com.google.auto.service.AutoService;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.MapBuilder;
import io.virta.expression.EvaluationContext;
import io.virta.expression.Expression;
import io.virta.function.ScalarFunction.NullRule;
import io.virta.function.ScalarFunction.Signature;
import io.virta.function.ScalarFunction.TypedArguments;
import io.virta.function.SqlFunction;
import io.virta.function.scalar.BuiltFunction;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.Typing;
import io.virta.types.DataType;
import io.virta.types.MapType;
import java.util.ArrayList;
import java.util.List;

/** A map of keys and values. A null or repeated key fails. */
@AutoService(SqlFunction.class)
public final class CreateMap extends BuiltFunction {
    public CreateMap() {
        super(Header.of("map", "map")
                .usage("map(key, value, ...)")
                .text("A map of keys and values. A null or repeated key fails.")
                .example("map('a', 1, 'b', 2)", "{a -> 1, b -> 2}"));
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
        Typing.count(arguments, arguments.size() / 2 * 2, arguments.size() / 2 * 2);
        List<Expression> keys = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            (i % 2 == 0 ? keys : values).add(arguments.get(i));
        }
        DataType key = Typing.common(new TypedArguments(name(), keys), 0);
        TypedArguments typedValues = new TypedArguments(name(), values);
        DataType value = Typing.common(typedValues, 0);
        List<DataType> types = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            types.add(i % 2 == 0 ? key : value);
        }
        return new Signature(types, new MapType(key, value, typedValues.anyNullable()), false);
    }

    @Override
    protected BuiltRow bind(Column[] arguments, ColumnBuilder out, Signature signature, EvaluationContext context) {
        MapAssembler maps = new MapAssembler((MapBuilder) out, ((MapType) signature.resultType()).keyType());
        return row -> {
            for (int i = 0; i < arguments.length; i += 2) {
                maps.put(arguments[i], row, arguments[i + 1], row);
            }
            maps.endRow();
        };
    }
}
