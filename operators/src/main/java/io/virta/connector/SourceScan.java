package io.virta.connector;

import io.virta.types.StructType;

/** A scan of chosen columns, which makes both sides of a source. Immutable. */
public interface SourceScan {
    /** The columns that readers deliver. */
    StructType schema();

    /** The planning side, one per run of a query. Its calls may block; they come from one thread at a time. */
    SourceEnumerator enumerator(SourceContext context);

    /** A reading side, one per reader island. Its calls may block; they come from one thread at a time. */
    SourceReader reader(SourceContext context);
}
