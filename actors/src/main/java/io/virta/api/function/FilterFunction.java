package io.virta.api.function;

/** Chooses objects. */
@FunctionalInterface
public interface FilterFunction<T> {
    /** Whether to keep it. */
    boolean call(T value) throws Exception;
}
