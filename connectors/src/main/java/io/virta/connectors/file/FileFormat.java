package io.virta.connectors.file;

import io.virta.connector.OptionSpec;
import io.virta.connector.Options;
import io.virta.format.RecordDecoder;
import io.virta.format.RecordEncoder;
import io.virta.types.StructType;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How records lie in files. Stateless. */
interface FileFormat {
    /** The name that {@code format(...)} takes. */
    String name();

    List<OptionSpec> readOptions();

    List<OptionSpec> writeOptions();

    /** Checks the options and schema of a source before anything is read; throws what {@link #decoder} would. */
    default void check(StructType schema, Options options, ZoneId zone) {
        decoder(schema, schema, options, zone);
    }

    /**
     * A decoder of records into some fields of a file's schema.
     *
     * @param file all fields that a record has, for formats where their order counts
     * @param wanted those to deliver, in this order
     */
    RecordDecoder decoder(StructType file, StructType wanted, Options options, ZoneId zone);

    /** Whether the first record of a file is a header and no data. */
    default boolean hasHeader(Options options) {
        return false;
    }

    /** Whether a record is a whole file, so that files cannot be read in pieces. */
    default boolean recordIsFile(Options options) {
        return false;
    }

    /** The schema where the user gives none and none needs to be inferred, or null. */
    default @Nullable StructType fixedSchema() {
        return null;
    }

    /** The schema of sample records. */
    StructType infer(List<byte[]> samples, Options options, ZoneId zone);

    /** An encoder of rows. */
    RecordEncoder encoder(StructType schema, Options options, ZoneId zone);
}
