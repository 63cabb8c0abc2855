package io.virta.api.function;

/** A callback with two arguments: the rows of an epoch and its number. */
@FunctionalInterface
public interface VoidFunction2<A, B> {
    /** Handles an epoch; an exception fails the query. */
    void call(A a, B b) throws Exception;
}
