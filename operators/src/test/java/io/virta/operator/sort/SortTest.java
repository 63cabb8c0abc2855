package io.virta.operator.sort;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.batch.Batch;
import io.virta.driver.StageContext;
import io.virta.expression.ColumnRef;
import io.virta.expression.SortOrder;
import io.virta.operator.Operator;
import io.virta.operator.OperatorMetrics;
import io.virta.operator.OperatorScript;
import io.virta.operator.Output;
import io.virta.row.Row;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.StructType;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SortTest {
    private static final ColumnRef NAME = column(1, "name", AtomicType.STRING);
    private static final ColumnRef AMOUNT = column(2, "amount", AtomicType.DOUBLE);
    private static final StructType SCHEMA =
            new StructType().add("name", AtomicType.STRING).add("amount", AtomicType.DOUBLE);

    @Test
    void ordersTheRowsOfEachEpochByKeysInTurn() {
        sort(Long.MAX_VALUE, new SortOrder(NAME, true), new SortOrder(AMOUNT, false))
                .rows(0, Row.of("b", 1.0), Row.of("a", 1.0), Row.of("a", 2.0))
                .expect(Row.of("a", 2.0), Row.of("a", 1.0), Row.of("b", 1.0))
                .rows(0, Row.of("z", 1.0), Row.of("c", 1.0))
                .expect(Row.of("c", 1.0), Row.of("z", 1.0))
                .expect()
                .check();
    }

    @Test
    void nullsComeFirstInAscendingAndLastInDescendingOrderUnlessSaidOtherwise() {
        Row none = Row.of(null, 1.0);
        sort(Long.MAX_VALUE, new SortOrder(NAME, true))
                .rows(0, Row.of("a", 1.0), none)
                .expect(none, Row.of("a", 1.0))
                .check();
        sort(Long.MAX_VALUE, new SortOrder(NAME, false))
                .rows(0, none, Row.of("a", 1.0))
                .expect(Row.of("a", 1.0), none)
                .check();
        sort(Long.MAX_VALUE, new SortOrder(NAME, true, false))
                .rows(0, none, Row.of("a", 1.0))
                .expect(Row.of("a", 1.0), none)
                .check();
    }

    @Test
    void notANumberIsGreaterThanAnyNumberAndTextIsComparedByItsBytes() {
        sort(Long.MAX_VALUE, new SortOrder(AMOUNT, true))
                .rows(0, Row.of("a", Double.NaN), Row.of("b", Double.POSITIVE_INFINITY), Row.of("c", -1.0))
                .expect(Row.of("c", -1.0), Row.of("b", Double.POSITIVE_INFINITY), Row.of("a", Double.NaN))
                .check();
        sort(Long.MAX_VALUE, new SortOrder(NAME, true))
                .rows(0, Row.of("ä", 1.0), Row.of("z", 1.0), Row.of("Z", 1.0), Row.of("zz", 1.0))
                .expect(Row.of("Z", 1.0), Row.of("z", 1.0), Row.of("zz", 1.0), Row.of("ä", 1.0))
                .check();
    }

    @Test
    void aLimitKeepsTheFirstRows() {
        sort(2, new SortOrder(AMOUNT, false))
                .rows(0, Row.of("a", 1.0), Row.of("b", 3.0), Row.of("c", 2.0))
                .expect(Row.of("b", 3.0), Row.of("c", 2.0))
                .rows(0, Row.of("d", 0.0))
                .expect(Row.of("d", 0.0))
                .check();
    }

    @Test
    void aLimitOverManyRowsGivesTheSameAsASortOfAllOfThem() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 150_000; i++) {
            rows.add(Row.of("n" + i % 7, (double) i));
        }
        Collections.shuffle(rows, new Random(1));
        Batch batch = io.virta.row.RowConverter.toBatch(rows, SCHEMA);
        Sort.Spec spec = new Sort.Spec(List.of(new SortOrder(AMOUNT, true)), List.of(NAME, AMOUNT), 5000);
        List<Row> output = new ArrayList<>();
        try (Operator operator = spec.create(
                new StageContext(0, 1, ZoneOffset.UTC, 0, java.util.Map.of(), List.of(), new OperatorMetrics()))) {
            for (int from = 0; from < batch.rowCount(); from += 1000) {
                operator.process(0, batch.slice(from, 1000), ignored -> {});
            }
            Output collect = made -> output.addAll(io.virta.row.RowConverter.toRows(made, SCHEMA));
            boolean more = true;
            while (more) {
                more = operator.emit(Operator.EmitReason.BARRIER, collect);
            }
        }
        assertThat(output).hasSize(5000).first().isEqualTo(Row.of("n0", 0.0));
        assertThat(output).last().isEqualTo(Row.of("n1", 4999.0));
    }

    private static OperatorScript sort(long limit, SortOrder... orders) {
        return OperatorScript.of(new Sort.Spec(List.of(orders), List.of(NAME, AMOUNT), limit), SCHEMA)
                .ordered();
    }

    private static ColumnRef column(long id, String name, DataType type) {
        return new ColumnRef(id, name, type, true, List.of());
    }
}
