package io.virta.app.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.api.VirtaSession;
import io.virta.api.streaming.StreamingQuery;
import io.virta.api.streaming.Trigger;
import io.virta.row.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same program with the same checkpoint goes on where it ended; without the checkpoint it begins anew. */
@Timeout(90)
class RecoveryTest {
    @TempDir
    private Path directory;

    @Test
    void aRestartResumesFromItsCheckpoint() throws IOException {
        Path incoming = Files.createDirectory(directory.resolve("incoming"));
        Files.writeString(incoming.resolve("1.json"), "{\"word\": \"to\"}\n{\"word\": \"be\"}\n");
        assertThat(counts("checkpoint")).containsExactlyInAnyOrder(Row.of("to", 1L), Row.of("be", 1L));
        Files.writeString(incoming.resolve("2.json"), "{\"word\": \"be\"}\n");
        assertThat(counts("checkpoint")).containsExactly(Row.of("be", 2L));
        assertThat(counts("checkpoint")).isEmpty();
        assertThat(counts("another")).containsExactlyInAnyOrder(Row.of("to", 1L), Row.of("be", 2L));
    }

    private List<Row> counts(String checkpoint) {
        List<Row> updated = new CopyOnWriteArrayList<>();
        try (VirtaSession spark = Runs.session()) {
            StreamingQuery query = spark.readStream()
                    .schema("word STRING")
                    .json(directory.resolve("incoming").toString())
                    .groupBy("word")
                    .count()
                    .writeStream()
                    .outputMode("update")
                    .option("checkpointLocation", directory.resolve(checkpoint).toString())
                    .trigger(Trigger.AvailableNow())
                    .foreachBatch((batch, id) -> updated.addAll(batch.collectAsList()))
                    .start();
            query.awaitTermination();
        }
        return updated;
    }
}
