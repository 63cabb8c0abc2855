package io.virta.api.function;

import org.jspecify.annotations.Nullable;

/** A function of five arguments that a user registers. Called on the engine's threads, several at a time: it must not keep state. Null is SQL's NULL. */
@FunctionalInterface
public interface UDF5<A, B, C, D, E, R extends @Nullable Object> {
    /** The value for a row. */
    R call(A a, B b, C c, D d, E e) throws Exception;
}
