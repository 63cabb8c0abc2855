package io.virta.operator.sort;

import io.virta.operator.OperatorScript;
import io.virta.row.Row;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import org.junit.jupiter.api.Test;

class LimitTest {
    private static final StructType SCHEMA = new StructType().add("n", AtomicType.INT);

    @Test
    void countsOverTheWholeLifeOfTheQuery() {
        OperatorScript.of(new Limit.Spec(3, 0, false, SCHEMA), SCHEMA)
                .rows(0, Row.of(1), Row.of(2))
                .expect(Row.of(1), Row.of(2))
                .stateRows(1)
                .rows(0, Row.of(3), Row.of(4))
                .expect(Row.of(3))
                .rows(0, Row.of(5))
                .expect()
                .check();
    }

    @Test
    void skipsTheOffsetBeforeItCounts() {
        OperatorScript.of(new Limit.Spec(2, 2, false, SCHEMA), SCHEMA)
                .rows(0, Row.of(1))
                .expect()
                .rows(0, Row.of(2), Row.of(3), Row.of(4), Row.of(5))
                .expect(Row.of(3), Row.of(4))
                .check();
    }

    @Test
    void beginsAnewWhereAnEpochBringsTheWholeResult() {
        OperatorScript.of(new Limit.Spec(1, 1, true, SCHEMA), SCHEMA)
                .rows(0, Row.of(1), Row.of(2), Row.of(3))
                .expect(Row.of(2))
                .rows(0, Row.of(1), Row.of(2), Row.of(3))
                .expect(Row.of(2))
                .check();
    }

    @Test
    void aLimitOfZeroPassesNothing() {
        OperatorScript.of(new Limit.Spec(0, 0, false, SCHEMA), SCHEMA)
                .rows(0, Row.of(1))
                .expect()
                .check();
    }
}
