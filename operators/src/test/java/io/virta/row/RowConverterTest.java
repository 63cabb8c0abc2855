package io.virta.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.batch.RandomBatches;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.Literal;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.DecimalType;
import io.virta.types.StructType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RowConverterTest {
    @Property(tries = 300)
    void rowsSurviveTheWayThroughABatch(@ForAll long seed) {
        RandomBatches random = new RandomBatches(seed);
        StructType schema = random.schema();
        List<Row> rows = random.rows(schema, 20);
        List<Row> converted = RowConverter.toRows(RowConverter.toBatch(rows, schema), schema);
        assertThat(RandomBatches.print(converted)).isEqualTo(RandomBatches.print(rows));
    }

    @Property(tries = 300)
    void literalsSurviveTheWayThroughAColumn(@ForAll long seed) {
        RandomBatches random = new RandomBatches(seed);
        DataType type = random.type(2);
        StructType schema = new StructType().add("v", type);
        Literal literal = Literals.literal(
                RowConverter.toBatch(random.rows(schema, 1), schema).column(0), 0, type);
        assertThat(Literals.literal(Literals.column(literal, 5), 4, type)).isEqualTo(literal);
    }

    @Test
    void takesNumbersOfAnotherWidthThatFit() {
        StructType schema = new StructType().add("b", AtomicType.BIGINT).add("d", new DecimalType(5, 2));
        List<Row> rows = RowConverter.toRows(RowConverter.toBatch(List.of(Row.of(1, 2)), schema), schema);
        assertThat(rows).containsExactly(Row.of(1L, new BigDecimal("2.00")));
    }

    @Test
    @SuppressWarnings("JavaUtilDate") // what is tested
    void takesDatesOfTheOldKindAsTimestamps() {
        StructType schema = new StructType().add("t", AtomicType.TIMESTAMP);
        List<Row> rows = RowConverter.toRows(RowConverter.toBatch(List.of(Row.of(new Date(1_500))), schema), schema);
        assertThat(rows).containsExactly(Row.of(Instant.ofEpochMilli(1_500)));
    }

    @Test
    void namesTheFieldOfAWrongValue() {
        StructType schema = new StructType().add("small", AtomicType.TINYINT);
        for (Object wrong : List.of("text", 300)) {
            assertThatThrownBy(() -> RowConverter.toBatch(List.of(Row.of(wrong)), schema))
                    .isInstanceOfSatisfying(
                            VirtaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_VALUE))
                    .hasMessageContaining("'small'")
                    .hasMessageContaining("TINYINT");
        }
    }
}
