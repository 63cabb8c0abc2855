package io.virta.api.function;

/** Combines two objects into one; the order in which objects are combined is not defined. */
@FunctionalInterface
public interface ReduceFunction<T> {
    /** Both as one. */
    T call(T first, T second) throws Exception;
}
