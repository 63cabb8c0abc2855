package io.virta.api.function;

/** A callback for each row. */
@FunctionalInterface
public interface ForeachFunction<T> {
    /** Handles a row. */
    void call(T row) throws Exception;
}
