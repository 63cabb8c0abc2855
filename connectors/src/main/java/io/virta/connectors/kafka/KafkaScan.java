package io.virta.connectors.kafka;

import io.virta.connector.SourceContext;
import io.virta.connector.SourceEnumerator;
import io.virta.connector.SourceReader;
import io.virta.connector.SourceScan;
import io.virta.types.StructType;

/**
 * Some columns of topics.
 *
 * @param sizes how large records are, as readers find and the planning side needs to know
 */
record KafkaScan(KafkaTable table, StructType schema, RecordSizes sizes) implements SourceScan {
    @Override
    public SourceEnumerator enumerator(SourceContext context) {
        return new KafkaEnumerator(table.settings(), sizes, context);
    }

    @Override
    public SourceReader reader(SourceContext context) {
        return new KafkaReader(table, schema, sizes, context);
    }
}
