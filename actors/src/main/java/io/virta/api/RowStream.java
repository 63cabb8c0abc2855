package io.virta.api;

import io.virta.api.streaming.StreamingQuery;
import io.virta.connector.Sink;
import io.virta.row.Row;
import io.virta.session.RowStreamSink;
import io.virta.types.StructType;
import java.util.List;
import java.util.function.Function;
import org.apache.pekko.stream.OverflowStrategy;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.javadsl.SourceQueueWithComplete;

/** The rows of a query as a Pekko stream. */
final class RowStream {
    /** Batches between the query and the stream. */
    private static final int BUFFER = 2;

    private RowStream() {}

    /** A stream that starts a query each time it runs. */
    static Source<Row, StreamingQuery> of(StructType schema, Function<Sink, StreamingQuery> start) {
        return Source.<List<Row>>queue(BUFFER, OverflowStrategy.backpressure())
                .mapMaterializedValue(queue -> tied(start.apply(new RowStreamSink(schema, queue)), queue))
                .mapConcat(rows -> rows);
    }

    /** Lets the end of either be the end of the other. */
    private static StreamingQuery tied(StreamingQuery query, SourceQueueWithComplete<List<Row>> queue) {
        query.onTermination(failure -> {
            if (failure == null) {
                queue.complete();
            } else {
                queue.fail(failure);
            }
        });
        queue.watchCompletion().whenComplete((done, failure) -> query.stopLater());
        return query;
    }
}
