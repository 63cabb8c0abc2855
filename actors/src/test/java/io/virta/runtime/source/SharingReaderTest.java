package io.virta.runtime.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.batch.Batch;
import io.virta.batch.LongColumn;
import io.virta.connector.SourceReader;
import io.virta.connector.Split;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SharingReaderTest {
    private static final Split ALL = new Split("c", 0, 100, "", 0);

    private final SharedChunks shared = new SharedChunks();
    private final Numbers first = new Numbers();
    private final Numbers second = new Numbers();

    @Test
    void theSecondQueryTakesWhatTheFirstHasDecoded() {
        SourceReader one = new SharingReader(first, shared.join("numbers"));
        SourceReader two = new SharingReader(second, shared.join("numbers"));

        assertThat(read(one, ALL)).hasSize(100);
        assertThat(read(two, ALL)).isEqualTo(read(new Numbers(), ALL));
        assertThat(second.rowsRead).isZero();
    }

    @Test
    void whoMeetsAGapReadsOnByItself() {
        SourceReader one = new SharingReader(first, shared.join("numbers"));
        SourceReader two = new SharingReader(second, shared.join("numbers"));
        read(one, new Split("c", 0, 40, "", 0));

        assertThat(read(two, ALL)).isEqualTo(read(new Numbers(), ALL));
        assertThat(second.rowsRead).isEqualTo(60);
        assertThat(read(one, new Split("c", 40, 100, "", 0))).hasSize(60);
        assertThat(first.rowsRead).isEqualTo(40);
    }

    @Test
    void aSingleQueryKeepsNothing() {
        ChunkRing ring = shared.join("numbers");
        read(new SharingReader(first, ring), ALL);
        assertThat(ring.find(ALL, 0)).isNull();
    }

    @Test
    void theOldestChunksFallOut() {
        ChunkRing ring = new ChunkRing(400);
        ring.join();
        ring.join();
        read(new SharingReader(first, ring), ALL);
        assertThat(ring.find(ALL, 0)).isNull();
        assertThat(ring.find(ALL, 90)).isNotNull();
    }

    @Test
    void rowsWithoutPositionsOfTheirOwnAreReadOnceByEachQuery() {
        SourceReader one = new SharingReader(new Numbers(40), shared.join("numbers"));
        SourceReader two = new SharingReader(new Numbers(40), shared.join("numbers"));

        assertThat(read(one, ALL)).isEqualTo(read(new Numbers(), ALL));
        assertThat(read(two, ALL)).isEqualTo(read(new Numbers(), ALL));
    }

    private static List<Long> read(SourceReader reader, Split split) {
        List<Long> numbers = new ArrayList<>();
        reader.open(split);
        for (SourceReader.Chunk chunk = reader.next(10); chunk != null; chunk = reader.next(10)) {
            for (int row = 0; row < chunk.batch().rowCount(); row++) {
                numbers.add(((LongColumn) chunk.batch().column(0)).value(row));
            }
        }
        return numbers;
    }

    private static final class Numbers implements SourceReader {
        /** Positions at which a split may begin are multiples of this. */
        private final long step;

        private long next;
        private long stop;
        private long rowsRead;

        Numbers() {
            this(1);
        }

        Numbers(long step) {
            this.step = step;
        }

        @Override
        public void open(Split split) {
            next = split.from();
            stop = split.to();
        }

        @Override
        public @Nullable Chunk next(int maxRows) {
            int rows = (int) Math.min(maxRows, stop - next);
            if (rows == 0) {
                return null;
            }
            long[] values = new long[rows];
            for (int i = 0; i < rows; i++) {
                values[i] = next + i;
            }
            next += rows;
            rowsRead += rows;
            return new Chunk(Batch.of(rows, new LongColumn(values, null)), next == stop ? stop : next - next % step);
        }

        @Override
        public void close() {}
    }
}
