package io.virta.connectors.file;

import io.virta.connector.SourceContext;
import io.virta.connector.SourceEnumerator;
import io.virta.connector.SourceReader;
import io.virta.connector.SourceScan;
import io.virta.types.StructType;

/** Some columns of a file table. */
record FileScan(FileTable table, StructType schema) implements SourceScan {
    @Override
    public SourceEnumerator enumerator(SourceContext context) {
        boolean whole = table.format().recordIsFile(table.options());
        return new FileEnumerator(table.settings(), context.parallelism(), whole);
    }

    @Override
    public SourceReader reader(SourceContext context) {
        return new FileReader(table, schema, context);
    }
}
