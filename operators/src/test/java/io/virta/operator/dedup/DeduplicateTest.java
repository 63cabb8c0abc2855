package io.virta.operator.dedup;

import io.virta.operator.OperatorScript;
import io.virta.operator.dedup.Deduplicate.Memory;
import io.virta.row.Row;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeduplicateTest {
    private static final StructType SCHEMA =
            new StructType().add("ts", AtomicType.TIMESTAMP).add("id", AtomicType.STRING);

    @Test
    void passesTheFirstRowOfEachKeyOverTheWholeLifeOfTheQuery() {
        script(List.of(1), -1, Memory.FOR_EVER)
                .rows(0, row(1, "a"), row(2, "a"), row(3, null), row(4, "b"), row(5, null))
                .expect(row(1, "a"), row(3, null), row(4, "b"))
                .stateRows(3)
                .rows(0, row(9, "a"), row(9, "c"))
                .watermark(seconds(100))
                .expect(row(9, "c"))
                .stateRows(4)
                .check();
    }

    @Test
    void dropsLateRowsAndForgetsKeysWithATimeThatIsLate() {
        script(List.of(0, 1), 0, Memory.UNTIL_LATE)
                .rows(0, row(1, "a"), row(1, "a"), row(2, "a"), Row.of(null, "n"))
                .watermark(seconds(1))
                .expect(row(1, "a"), row(2, "a"), Row.of(null, "n"))
                .stateRows(2)
                .rows(0, row(1, "a"), row(2, "a"), row(3, "a"), Row.of(null, "n"))
                .watermark(seconds(3))
                .expect(row(3, "a"))
                .lateRows(1)
                .stateRows(1)
                .check();
    }

    @Test
    void aKeyWithoutTheTimeIsKeptForEverYetLateRowsAreDropped() {
        script(List.of(1), 0, Memory.FOR_EVER)
                .rows(0, row(5, "a"))
                .watermark(seconds(5))
                .expect(row(5, "a"))
                .rows(0, row(5, "b"), row(6, "a"), row(6, "c"))
                .watermark(seconds(60))
                .expect(row(6, "c"))
                .lateRows(1)
                .stateRows(2)
                .check();
    }

    @Test
    void withinTheWatermarkADuplicateDoesNotProlongTheLifeOfItsKey() {
        script(List.of(1), 0, Memory.WITHIN_WATERMARK)
                .rows(0, row(1, "a"), row(5, "a"))
                .watermark(seconds(10))
                .expect(row(1, "a"))
                .stateRows(1)
                .rows(0, row(11, "a"))
                .watermark(seconds(11))
                .expect()
                .stateRows(0)
                .rows(0, row(12, "a"))
                .expect(row(12, "a"))
                .check();
    }

    private static OperatorScript script(List<Integer> keys, int timeColumn, Memory memory) {
        return OperatorScript.of(new Deduplicate.Spec(keys, timeColumn, memory, seconds(10), SCHEMA), SCHEMA)
                .startAt(0);
    }

    private static Row row(long second, String id) {
        return Row.of(Instant.ofEpochSecond(second), id);
    }

    private static long seconds(long seconds) {
        return seconds * 1_000_000;
    }
}
