package io.virta.operator.join;

import io.virta.connector.OutputMode;
import io.virta.local.PlanTester;
import io.virta.operator.OperatorScript;
import io.virta.planner.QueryPlan;
import io.virta.planner.Stage;
import io.virta.planner.StageInput;
import io.virta.row.Row;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Joins of streams of random rows give the same rows, and have as many rows of state, with and without restarts, shards and a memory budget. */
class StreamJoinSpillTest {
    private static final String WITHIN = "r.ts >= l.ts - INTERVAL 3 SECONDS AND r.ts <= l.ts + INTERVAL 5 SECONDS";

    @Provide
    Arbitrary<String> joins() {
        return Arbitraries.of(
                "SELECT * FROM l JOIN r ON l.k = r.k AND " + WITHIN,
                "SELECT * FROM l LEFT JOIN r ON l.k = r.k AND " + WITHIN,
                "SELECT * FROM l RIGHT JOIN r ON l.k = r.k AND " + WITHIN,
                "SELECT * FROM l FULL JOIN r ON l.k = r.k AND " + WITHIN,
                "SELECT * FROM l LEFT SEMI JOIN r ON l.k = r.k AND " + WITHIN,
                "SELECT l.v FROM l LEFT SEMI JOIN r ON l.k = r.k",
                "SELECT * FROM l JOIN r ON l.k = r.k",
                "SELECT * FROM l JOIN r ON l.k <=> r.k AND l.v < r.w AND " + WITHIN,
                "SELECT * FROM l FULL JOIN r ON l.k <=> r.k AND l.v < r.w AND " + WITHIN,
                "SELECT * FROM l LEFT JOIN r ON l.k = r.k AND l.v > 3 AND l.ts = r.ts",
                "SELECT * FROM l JOIN r ON l.v < r.w",
                "SELECT * FROM l FULL JOIN r ON " + WITHIN,
                "SELECT * FROM l LEFT SEMI JOIN r ON l.v < r.w AND " + WITHIN);
    }

    @Property(tries = 60)
    void isTheSameHoweverItRuns(@ForAll @From("joins") String sql, @ForAll long seed) {
        QueryPlan plan = new PlanTester()
                .watermarked("l", "ts TIMESTAMP, k STRING, v INT", "0 SECONDS")
                .watermarked("r", "ts TIMESTAMP, k STRING, w INT", "0 SECONDS")
                .plan(sql, OutputMode.APPEND);
        Stage stage = plan.last();
        StructType[] inputs = stage.inputs().stream()
                .map(StageInput::fromStage)
                .map(from -> plan.stages().get(from).outputSchema())
                .toArray(StructType[]::new);
        OperatorScript script =
                OperatorScript.of(stage.operators().get(0), inputs).startAt(-1_000_000);
        Random random = new Random(seed);
        int second = 0;
        long watermark = -1_000_000;
        for (int epoch = 0; epoch < 6; epoch++) {
            for (int step = random.nextInt(4); step > 0; step--) {
                int input = random.nextInt(2);
                script.rows(input, rows(inputs[input], second, random));
            }
            second += random.nextInt(4);
            watermark = Math.max(watermark, second * 1_000_000L - random.nextInt(2));
            script.watermark(watermark).expectTheSame();
        }
        script.watermark(1_000_000_000L).expectTheSame().check();
    }

    private static Row[] rows(StructType schema, int second, Random random) {
        return IntStream.range(0, random.nextInt(12))
                .mapToObj(i -> row(schema, second, random))
                .toArray(Row[]::new);
    }

    private static Row row(StructType schema, int second, Random random) {
        Object time = random.nextInt(15) == 0 ? null : Instant.ofEpochSecond(second + random.nextInt(8) - 2);
        Object key = random.nextInt(10) == 0 ? null : "key" + random.nextInt(4);
        Object value = random.nextInt(10) == 0 ? null : random.nextInt(10);
        List<StructField> fields = schema.fields();
        return Row.of(fields.stream()
                .map(field -> switch (field.name()) {
                    case "ts" -> time;
                    case "k" -> key;
                    default -> value;
                })
                .toArray());
    }
}
