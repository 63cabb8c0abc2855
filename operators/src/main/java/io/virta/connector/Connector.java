package io.virta.connector;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.types.StructType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A kind of external system, by the name that {@code format(...)} and {@code USING} take. Stateless; has a public constructor without parameters. */
public interface Connector {
    /** The format's name, in lower case. */
    String format();

    /** The options of its source; empty if it has none. Unknown ones are refused with this list. */
    default List<OptionSpec> sourceOptions() {
        return List.of();
    }

    /** The options of its sink; empty if it has none. */
    default List<OptionSpec> sinkOptions() {
        return List.of();
    }

    /**
     * A table or stream to read. Checks the options and what they name (a missing directory is reported here), but reads no data beyond what inferring a schema
     * takes.
     *
     * @param options validated against {@link #sourceOptions()}
     * @param schema the user's schema, or null
     * @param streaming to be read as a stream
     */
    default SourceTable source(
            Options options, @Nullable StructType schema, boolean streaming, ConnectorContext context) {
        throw new VirtaException(
                ErrorCode.UNKNOWN_FORMAT, "Format '" + format() + "' cannot be read.", "It only has a sink.");
    }

    /** Whether {@link #source} makes streams only, so that SQL needs no STREAM keyword. */
    default boolean streamsOnly() {
        return false;
    }

    /**
     * A place to write to. Checks options and schema; writes nothing yet.
     *
     * @param request the query's output
     */
    default Sink sink(Options options, SinkRequest request, ConnectorContext context) {
        throw new VirtaException(
                ErrorCode.UNKNOWN_FORMAT, "Format '" + format() + "' cannot be written.", "It only has a source.");
    }
}
