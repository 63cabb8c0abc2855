package io.virta.operator.stateless;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.batch.Batch;
import io.virta.batch.BooleanColumn;
import io.virta.batch.BytesColumn;
import io.virta.batch.DictionaryColumn;
import io.virta.batch.FlatColumn;
import io.virta.driver.StageContext;
import io.virta.expression.Alias;
import io.virta.expression.Cast;
import io.virta.expression.ColumnRef;
import io.virta.operator.Operator;
import io.virta.operator.OperatorMetrics;
import io.virta.operator.OperatorScript;
import io.virta.row.Row;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.StructType;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatelessOperatorsTest {
    private static final ColumnRef NAME = column(1, "name", AtomicType.STRING);
    private static final ColumnRef KEEP = column(2, "keep", AtomicType.BOOLEAN);
    private static final StructType SCHEMA =
            new StructType().add("name", AtomicType.STRING).add("keep", AtomicType.BOOLEAN);

    @Test
    void aFilterKeepsRowsWhoseConditionIsTrueAndNotNull() {
        OperatorScript.of(new Filter.Spec(KEEP, List.of(NAME, KEEP), List.of(0, 1), false), SCHEMA)
                .ordered()
                .rows(0, Row.of("a", true), Row.of("b", false), Row.of("c", null), Row.of("d", true))
                .expect(Row.of("a", true), Row.of("d", true))
                .rows(0, Row.of("e", false))
                .expect()
                .check();
    }

    @Test
    void aFilterDropsColumnsThatNobodyReads() {
        OperatorScript.of(new Filter.Spec(KEEP, List.of(NAME, KEEP), List.of(0), false), SCHEMA)
                .rows(0, Row.of("a", true), Row.of("b", false))
                .expect(Row.of("a"))
                .check();
    }

    @Test
    void aFilterKeepsColumnsDictionaryEncoded() {
        byte[] bytes = "ab".getBytes(StandardCharsets.UTF_8);
        FlatColumn dictionary = new BytesColumn(bytes, new int[] {0, 1, 2}, null);
        Batch batch = Batch.of(
                3,
                new DictionaryColumn(dictionary, new int[] {0, 1, 0}, 3),
                new BooleanColumn(new boolean[] {true, false, true}, null));
        List<Batch> output = new ArrayList<>();
        Operator filter = new Filter.Spec(KEEP, List.of(NAME, KEEP), List.of(0), false)
                .create(new StageContext(0, 1, ZoneOffset.UTC, 0, Map.of(), List.of(), new OperatorMetrics()));
        filter.process(0, batch, output::add);
        assertThat(output).hasSize(1);
        assertThat(output.get(0).column(0))
                .isInstanceOfSatisfying(
                        DictionaryColumn.class,
                        column -> assertThat(column.dictionary()).isSameAs(dictionary));
    }

    @Test
    void aProjectionComputesItsColumns() {
        StructType made = new StructType().add("text", AtomicType.STRING).add("name", AtomicType.STRING);
        Project.Spec spec = new Project.Spec(
                List.of(new Alias(new Cast(KEEP, AtomicType.STRING), List.of("text"), 3), NAME),
                List.of(NAME, KEEP),
                made,
                false);
        OperatorScript.of(spec, SCHEMA)
                .ordered()
                .rows(0, Row.of("a", true), Row.of(null, null))
                .expect(Row.of("true", "a"), Row.of(null, null))
                .check();
    }

    @Test
    void aUnionPassesTheRowsOfAllInputs() {
        OperatorScript.of(new Union.Spec(2, SCHEMA, false), SCHEMA, SCHEMA)
                .rows(0, Row.of("a", true))
                .rows(1, Row.of("b", false))
                .rows(0, Row.of("c", null))
                .expect(Row.of("a", true), Row.of("b", false), Row.of("c", null))
                .check();
    }

    private static ColumnRef column(long id, String name, DataType type) {
        return new ColumnRef(id, name, type, true, List.of());
    }
}
