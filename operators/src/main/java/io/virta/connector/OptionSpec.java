package io.virta.connector;

import org.jspecify.annotations.Nullable;

/**
 * An option that a connector takes.
 *
 * @param name as documented; matched without regard to case. A name that ends in {@code *} stands for all that start so ({@code kafka.*})
 * @param defaultValue as text, or null if there is none
 * @param doc one sentence, with unit and range
 */
public record OptionSpec(String name, @Nullable String defaultValue, String doc) {
    /** An option without a default. */
    public OptionSpec(String name, String doc) {
        this(name, null, doc);
    }
}
