package io.virta.api.function;

import org.jspecify.annotations.Nullable;

/** A function without arguments that a user registers. Called on the engine's threads, several at a time: it must not keep state. Null is SQL's NULL. */
@FunctionalInterface
public interface UDF0<R extends @Nullable Object> {
    /** The value for a row. */
    R call() throws Exception;
}
