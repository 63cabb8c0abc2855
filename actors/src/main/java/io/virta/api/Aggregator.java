package io.virta.api;

import io.virta.types.DataType;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate function in Java, over the rows of a group: a buffer is begun with {@link #zero}, takes rows with {@link #reduce}, is merged with the buffers of other partitions, epochs and sessions, and
 * gives the result with {@link #finish}. {@link functions#udaf} makes a function of columns of it, which {@code session.udf().register(name, ...)} names for SQL.
 *
 * <p>Its methods are called by several threads at a time. A buffer may be changed in place and returned. Between epochs it is kept as a value of {@link #bufferType}, so it consists of what {@link
 * io.virta.row.Row} lists: a number, a text, a {@code Row} of such, a {@code List}, a {@code Map}.
 *
 * @param <I> the value of the argument, null for SQL's NULL; of several arguments, a {@code Row} of them
 * @param <B> the buffer
 * @param <O> the result
 */
public abstract class Aggregator<I, B, O> {
    /** The buffer of a group without rows. */
    public abstract B zero();

    /** The buffer with a row more. */
    public abstract B reduce(B buffer, @Nullable I input);

    /** One buffer for the rows of two. */
    public abstract B merge(B one, B other);

    /** The result for a buffer. */
    public abstract @Nullable O finish(B buffer);

    /** What the buffer is between epochs. */
    public abstract DataType bufferType();

    /** What the result is. */
    public abstract DataType outputType();
}
