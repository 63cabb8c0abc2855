package io.virta.expression;

import io.virta.types.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A constant. The value is null or, by type: {@code Boolean}; {@code Integer} (tinyint, smallint, int, date in days, year-month interval); {@code Long}
 * (bigint, timestamps and day-time interval in microseconds); {@code Float}; {@code Double}; {@code BigDecimal} of the type's scale; {@code String}; {@link
 * BinaryValue}; {@link IntervalValue}; {@code List} for arrays and structs; {@code Map} for maps.
 */
public record Literal(@Nullable Object value, DataType type) implements Expression {
    @Override
    public List<Expression> children() {
        return List.of();
    }

    @Override
    public Expression withChildren(List<Expression> children) {
        return this;
    }

    @Override
    public String sql() {
        return LiteralText.of(this);
    }
}
