package io.virta.session;

import io.virta.connector.SourceContext;
import io.virta.connector.SourceEnumerator;
import io.virta.connector.SourceReader;
import io.virta.connector.SourceScan;
import io.virta.connector.SourceTable;
import io.virta.expression.Expression;
import io.virta.row.Row;
import io.virta.types.StructType;
import java.util.List;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.stream.javadsl.Source;

/**
 * A Pekko stream of rows as a source. It cannot be replayed, so that its rows are logged in the checkpoint. Each query that reads it runs the stream anew, from its first run
 * until its scan is closed when the query ends; a run that starts again after a failure goes on with the same stream.
 */
public final class PekkoTable implements SourceTable {
    private final StructType schema;
    private final Source<Row, ?> source;
    private final Supplier<ActorSystem<?>> system;

    /** Rows with the fields of the schema; the actor system is asked for when a query starts. */
    public PekkoTable(StructType schema, Source<Row, ?> source, Supplier<ActorSystem<?>> system) {
        this.schema = schema;
        this.source = source;
        this.system = system;
    }

    @Override
    public String description() {
        return "PekkoSource";
    }

    @Override
    public String identity() {
        return "pekko-source@" + System.identityHashCode(source);
    }

    @Override
    public StructType schema() {
        return schema;
    }

    @Override
    public boolean isReplayable() {
        return false;
    }

    @Override
    public SourceScan scan(List<Integer> columns, List<Expression> filters) {
        StructType chosen = new StructType(columns.stream().map(schema::field).toList());
        return new Scan(chosen, new LiveRows(schema, columns, source, system));
    }

    private record Scan(StructType schema, LiveRows rows) implements SourceScan, AutoCloseable {
        @Override
        public SourceEnumerator enumerator(SourceContext context) {
            rows.start();
            return new LiveEnumerator(rows);
        }

        @Override
        public SourceReader reader(SourceContext context) {
            return new LiveReader(rows);
        }

        @Override
        public void close() {
            rows.stop();
        }
    }
}
