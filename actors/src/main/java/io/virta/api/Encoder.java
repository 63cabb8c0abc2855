package io.virta.api;

import io.virta.session.typed.ObjectCodec;
import io.virta.types.StructType;

/**
 * How objects of a Java type are rows; {@link Encoders} makes them. Immutable, safe for several threads.
 *
 * @param <T> the type of the objects; it only tells the compiler what a dataset holds
 * @param codec what reads and writes the columns
 */
@SuppressWarnings("UnusedTypeParameter")
public record Encoder<T>(ObjectCodec codec) {
    /** The columns: those of the fields, or one named {@code value}. */
    public StructType schema() {
        return codec.schema();
    }
}
