package io.virta.conformance;

import io.virta.connector.OutputMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One case.
 *
 * @param path its file below the folder of cases, without the ending: {@code window/tumbling/start_offset}
 * @param json the whole file as maps and lists
 */
public record ConformanceCase(String path, Map<String, Object> json) {
    /** The project's own cases, from whatever module the tests of run, in order of their paths. */
    public static List<ConformanceCase> all() {
        return all(Path.of("").toAbsolutePath().getParent().resolve("operators/src/test/resources/conformance"));
    }

    /** All cases in a directory and those below it, in order of their paths. */
    public static List<ConformanceCase> all(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> read(root, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The query. */
    public String query() {
        return (String) json.get("query");
    }

    /** The output mode. */
    public OutputMode outputMode() {
        return OutputMode.valueOf(((String) json.get("outputMode")).toUpperCase(Locale.ROOT));
    }

    /** The streams by name, each with {@code schema} and perhaps {@code watermark}. */
    public Map<String, Map<String, Object>> sources() {
        return table("sources");
    }

    /** The tables that do not change by name, each with {@code schema} and {@code rows}. */
    public Map<String, Map<String, Object>> statics() {
        return table("static");
    }

    /** The views, in order. */
    public List<Map<String, Object>> views() {
        return list("views");
    }

    /** What is done and expected. */
    public List<Map<String, Object>> steps() {
        return list("steps");
    }

    /** Names and types of the result. */
    public List<List<String>> outputSchema() {
        return list("outputSchema");
    }

    /** When and how the query is refused, or null if it runs. */
    @SuppressWarnings("unchecked")
    public @Nullable Map<String, Object> error() {
        return (Map<String, Object>) json.get("error");
    }

    /** Settings of this query, by Spark's names. */
    public Map<String, Object> conf() {
        return map(json.get("conf"));
    }

    /** Whether the order of the emitted rows counts. */
    public boolean isOrdered() {
        return Boolean.TRUE.equals(json.get("ordered"));
    }

    /** Whether late rows and malformed records are kept in a table, which the steps look at. */
    public boolean keepsDroppedRows() {
        return steps().stream()
                .anyMatch(step -> step.get("expect") instanceof Map<?, ?> expected && expected.containsKey("dropped"));
    }

    /** Whether a view applies a state function. */
    public boolean usesStateFunctions() {
        return views().stream().anyMatch(view -> view.containsKey("applyState"));
    }

    @Override
    public String toString() {
        return path;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Map<String, Object>> table(String name) {
        return (Map<String, Map<String, Object>>) json.getOrDefault(name, Map.of());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object json) {
        return json == null ? Map.of() : (Map<String, Object>) json;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <T> List<T> list(String name) {
        return (List<T>) json.getOrDefault(name, List.of());
    }

    @SuppressWarnings("unchecked")
    private static ConformanceCase read(Path root, Path file) {
        try {
            String path = root.relativize(file).toString().replace(".json", "").replace('\\', '/');
            return new ConformanceCase(path, (Map<String, Object>) JsonTree.read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
