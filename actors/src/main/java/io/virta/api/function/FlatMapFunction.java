package io.virta.api.function;

import java.util.Iterator;

/** Makes any number of objects of one. */
@FunctionalInterface
public interface FlatMapFunction<T, R> {
    /** The objects for one. */
    Iterator<R> call(T value) throws Exception;
}
