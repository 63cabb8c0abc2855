package io.virta.api.function;

/** Makes one object of another. */
@FunctionalInterface
public interface MapFunction<T, R> {
    /** The object for one. */
    R call(T value) throws Exception;
}
