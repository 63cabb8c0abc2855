package io.virta.function;

import java.util.List;

/**
 * The documentation of a function.
 *
 * @param category the heading it stands under: {@code string}, {@code math}, {@code datetime}, {@code aggregate}, ...
 * @param usage the call with its arguments: {@code substring(str, pos[, len])}
 * @param text what it computes, and what null and out-of-range arguments lead to
 * @param examples calls with their results, checked by a test
 */
public record FunctionDoc(String category, String usage, String text, List<Example> examples) {
    public FunctionDoc {
        examples = List.copyOf(examples);
    }

    /** A call, as SQL, and its result, as the text that a cast to string gives ({@code NULL} for null). */
    public record Example(String sql, String result) {}
}
