package io.virta.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.row.RowConverter;
import io.virta.types.StructType;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BatchCodecTest {
    @Property(tries = 500)
    void decodesWhatItEncoded(@ForAll long seed, @ForAll @IntRange(max = 50) int count) {
        RandomBatches random = new RandomBatches(seed);
        StructType schema = random.schema();
        Batch batch = random.batch(schema, count);
        assertSame(schema, BatchCodec.decode(BatchCodec.encode(batch)), batch);
    }

    @Property(tries = 500)
    void refusesAnyChangedByte(@ForAll long seed, @ForAll @IntRange(min = 1, max = 255) int flip) {
        RandomBatches random = new RandomBatches(seed);
        byte[] frame = BatchCodec.encode(random.batch(random.schema(), 10));
        frame[(int) Math.floorMod(seed, (long) frame.length)] ^= (byte) flip;
        assertThatThrownBy(() -> BatchCodec.decode(frame))
                .isInstanceOfSatisfying(
                        VirtaException.class,
                        e -> assertThat(e.code()).isIn(ErrorCode.BATCH_DAMAGED, ErrorCode.CHECKPOINT_INCOMPATIBLE));
    }

    @Property(tries = 200)
    void refusesAnyPrefix(@ForAll long seed) {
        RandomBatches random = new RandomBatches(seed);
        byte[] frame = BatchCodec.encode(random.batch(random.schema(), 10));
        byte[] prefix = Arrays.copyOf(frame, (int) Math.floorMod(seed, (long) frame.length));
        assertThatThrownBy(() -> BatchCodec.decode(prefix)).isInstanceOf(VirtaException.class);
    }

    @Property(tries = 100)
    void keepsTheOrderOfSeveralBatches(@ForAll long seed) {
        RandomBatches random = new RandomBatches(seed);
        StructType schema = random.schema();
        List<Batch> batches = List.of(random.batch(schema, 3), random.batch(schema, 0), random.batch(schema, 7));
        List<Batch> decoded = BatchCodec.decodeAll(BatchCodec.encodeAll(batches));
        assertThat(decoded).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertSame(schema, decoded.get(i), batches.get(i));
        }
    }

    @Test
    void keepsLayouts() {
        LongColumn seven = new LongColumn(new long[] {7}, null);
        BytesColumn words = new BytesColumn(new byte[] {'a', 'b'}, new int[] {0, 1, 2}, null);
        Batch batch = Batch.of(3, new ConstantColumn(seven, 3), new DictionaryColumn(words, new int[] {1, -1, 0}, 3));
        Batch decoded = BatchCodec.decode(BatchCodec.encode(batch));
        assertThat(decoded.column(0)).isInstanceOf(ConstantColumn.class);
        assertThat(decoded.column(1)).isInstanceOf(DictionaryColumn.class);
    }

    @Test
    void packsCloseNumbersAndSharedTimes() {
        long[] times = new long[4096];
        for (int i = 0; i < times.length; i++) {
            times[i] = 1_700_000_000_000_000L + i;
        }
        byte[] frame = BatchCodec.encode(Batch.of(4096, new LongColumn(times, null)));
        assertThat(frame.length).isLessThan(2 * 4096 + 100);
    }

    @Test
    void namesTheVersionItDoesNotKnow() {
        byte[] frame = BatchCodec.encode(Batch.of(0));
        frame[2] = 9;
        assertThatThrownBy(() -> BatchCodec.decode(frame))
                .isInstanceOf(VirtaException.class)
                .hasMessageContaining("version 9");
    }

    @Test
    void aBatchWithoutColumnsKeepsItsRows() {
        assertThat(BatchCodec.decode(BatchCodec.encode(Batch.of(17))).rowCount())
                .isEqualTo(17);
    }

    private static void assertSame(StructType schema, Batch actual, Batch expected) {
        assertThat(actual.rowCount()).isEqualTo(expected.rowCount());
        assertThat(actual.changes()).isEqualTo(expected.changes());
        assertThat(printable(actual, schema)).isEqualTo(printable(expected, schema));
    }

    private static List<String> printable(Batch batch, StructType schema) {
        return RowConverter.toRows(batch, schema).stream()
                .map(RandomBatches::print)
                .toList();
    }
}
