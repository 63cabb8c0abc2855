package io.virta.app.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.api.DataFrame;
import io.virta.api.VirtaSession;
import io.virta.api.streaming.StreamingQuery;
import io.virta.api.streaming.StreamingQueryProgress;
import io.virta.api.streaming.Trigger;
import io.virta.connector.memory.MemoryStream;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Sessions and streams of these programs, and what their queries write. */
public final class Runs {
    private Runs() {}

    /** A session in UTC with the standard settings. */
    public static VirtaSession session() {
        return VirtaSession.builder()
                .appName("seeds")
                .config("spark.sql.session.timeZone", "UTC")
                .create();
    }

    /** A stream of rows, all in one epoch. */
    static DataFrame stream(VirtaSession spark, String schema, Row... rows) {
        MemoryStream stream = new MemoryStream("rows", SqlParser.parseSchema(schema));
        stream.add(rows);
        return spark.fromTable(stream);
    }

    /** What a query over the stream writes until its source is exhausted, in the order of the epochs: in complete mode the last table only. */
    public static List<Row> output(DataFrame stream, String outputMode) {
        List<Row> rows = Collections.synchronizedList(new ArrayList<>());
        stream.writeStream()
                .outputMode(outputMode)
                .trigger(Trigger.AvailableNow())
                .foreachBatch((batch, epoch) -> {
                    if (outputMode.equals("complete")) {
                        rows.clear();
                    }
                    rows.addAll(batch.collectAsList());
                })
                .start()
                .awaitTermination();
        return List.copyOf(rows);
    }

    /** Waits until a query has finished an epoch, the first of all being 0, then stops it. */
    static void stopAfter(StreamingQuery query, long epoch) {
        StreamingQueryProgress last = query.lastProgress();
        while (last == null || last.batchId() < epoch) {
            assertThat(query.exception()).isEmpty();
            query.awaitTermination(5);
            last = query.lastProgress();
        }
        query.stop();
    }
}
