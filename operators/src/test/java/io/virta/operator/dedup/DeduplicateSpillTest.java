package io.virta.operator.dedup;

import io.virta.operator.OperatorScript;
import io.virta.operator.dedup.Deduplicate.Memory;
import io.virta.row.Row;
import io.virta.types.AtomicType;
import io.virta.types.StructType;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Deduplication of random rows gives the same rows, and has as many keys of state, with and without restarts, shards and a memory budget. */
class DeduplicateSpillTest {
    private static final StructType SCHEMA =
            new StructType().add("ts", AtomicType.TIMESTAMP).add("id", AtomicType.STRING);

    @Property(tries = 60)
    void isTheSameHoweverItRuns(@ForAll Memory memory, @ForAll long seed) {
        List<Integer> keys = memory == Memory.UNTIL_LATE ? List.of(0, 1) : List.of(1);
        OperatorScript script = OperatorScript.of(
                        new Deduplicate.Spec(keys, memory == Memory.FOR_EVER ? -1 : 0, memory, 4_000_000, SCHEMA),
                        SCHEMA)
                .startAt(-1_000_000);
        Random random = new Random(seed);
        long watermark = -1_000_000;
        for (int epoch = 0; epoch < 8; epoch++) {
            int second = (int) (watermark / 1_000_000);
            script.rows(
                    0,
                    IntStream.range(0, random.nextInt(30))
                            .mapToObj(i -> row(second, random))
                            .toArray(Row[]::new));
            watermark += random.nextInt(3) * 1_000_000L + random.nextInt(2);
            script.watermark(watermark).expectTheSame();
        }
        script.watermark(1_000_000_000L).expectTheSame().check();
    }

    private static Row row(int second, Random random) {
        Object time = random.nextInt(15) == 0 ? null : Instant.ofEpochSecond(second + random.nextInt(8) - 2);
        return Row.of(time, random.nextInt(10) == 0 ? null : "key" + random.nextInt(12));
    }
}
