package io.virta.api;

import java.util.Map;
import java.util.TreeMap;

/** The options that readers and writers collect, by names without regard to case. Used by one thread at a time. */
abstract class OptionBuilder<T extends OptionBuilder<T>> {
    private final Map<String, String> options = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    OptionBuilder() {}

    abstract T self();

    /** Sets an option; names are checked when the source or sink is opened. */
    public T option(String name, String value) {
        options.put(name, value);
        return self();
    }

    /** Sets an option. */
    public T option(String name, boolean value) {
        return option(name, Boolean.toString(value));
    }

    /** Sets an option. */
    public T option(String name, long value) {
        return option(name, Long.toString(value));
    }

    /** Sets an option. */
    public T option(String name, double value) {
        return option(name, Double.toString(value));
    }

    /** Sets options. */
    public T options(Map<String, String> values) {
        options.putAll(values);
        return self();
    }

    Map<String, String> optionMap() {
        return new TreeMap<>(options);
    }
}
