package io.virta.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.row.Row;
import io.virta.sql.SqlParser;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EmbeddingTest {
    @Test
    void aPekkoApplicationQueriesItsOwnStream() throws Exception {
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "application");
        try {
            Source<Row, ?> orders = Source.from(List.of(Row.of("book", 12), Row.of("pen", 2), Row.of("lamp", 30)));

            VirtaSession session = VirtaSession.on(system);
            DataFrame expensive = session.fromSource(orders, SqlParser.parseSchema("item STRING, price INT"))
                    .where("price > 10");
            CompletionStage<List<Row>> rows =
                    expensive.writeStream().toSource().take(2).runWith(Sink.seq(), system);

            assertThat(rows.toCompletableFuture().get(30, TimeUnit.SECONDS))
                    .containsExactly(Row.of("book", 12), Row.of("lamp", 30));
            session.stop();
            assertThat(system.whenTerminated().isCompleted()).isFalse();
        } finally {
            system.terminate();
            system.getWhenTerminated().toCompletableFuture().get(20, TimeUnit.SECONDS);
        }
    }
}
