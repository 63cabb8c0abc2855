package io.virta.api.function;

import org.jspecify.annotations.Nullable;

/** A function of one argument that a user registers. Called on the engine's threads, several at a time: it must not keep state. Null is SQL's NULL. */
@FunctionalInterface
public interface UDF1<A, R extends @Nullable Object> {
    /** The value for a row. */
    R call(A a) throws Exception;
}
