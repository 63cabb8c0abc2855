package io.virta.operator.aggregate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.virta.batch.Column;
import io.virta.batch.ConstantColumn;
import io.virta.batch.LongColumn;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WindowStartsTest {
    private static final WindowStarts STARTS = new WindowStarts(10, 3);

    @Test
    void aBatchWithinOneWindowGetsAConstant() {
        Column starts = STARTS.of(new LongColumn(new long[] {-7, 2, -1, 99}, null), 3);
        assertInstanceOf(ConstantColumn.class, starts);
        assertArrayEquals(new long[] {-7, -7, -7}, values(starts));
    }

    @Test
    void rowsOfSeveralWindowsInAnyOrderGetTheirOwn() {
        assertArrayEquals(
                new long[] {3, -7, 3, 13}, values(STARTS.of(new LongColumn(new long[] {3, 2, 12, 13}, null), 4)));
    }

    @Test
    void nullsStayNullAndNoRowsGiveNone() {
        Column starts = STARTS.of(new LongColumn(new long[] {4, 5}, new boolean[] {false, true}), 2);
        assertArrayEquals(new boolean[] {false, true}, new boolean[] {starts.isNull(0), starts.isNull(1)});
        assertFalse(STARTS.of(new LongColumn(new long[0], null), 0).mayHaveNulls());
    }

    private static long[] values(Column column) {
        LongColumn flat = (LongColumn) column.flatten();
        return Arrays.copyOf(flat.values(), column.length());
    }
}
