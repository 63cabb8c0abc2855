package io.virta.api.function;

import java.util.Iterator;

/** Makes objects of some objects that come together. */
@FunctionalInterface
public interface MapPartitionsFunction<T, R> {
    /** The objects for some. */
    Iterator<R> call(Iterator<T> values) throws Exception;
}
