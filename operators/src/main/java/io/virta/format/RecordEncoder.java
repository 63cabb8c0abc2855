package io.virta.format;

import io.virta.batch.Batch;
import java.io.IOException;
import java.io.OutputStream;

/** Encodes rows of a schema as the content of a file. Used by one thread at a time, for any number of files. */
public interface RecordEncoder {
    /** Writes what stands at the start of a file, such as a header. */
    void begin(OutputStream out) throws IOException;

    /** Writes rows. Does not flush. */
    void write(Batch batch, OutputStream out) throws IOException;
}
