package io.virta.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A path into a JSON text: {@code $} followed by {@code .name}, {@code ['name']}, {@code [index]} or {@code [*]}. */
public final class JsonPath {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Object ALL = new Object();

    private final List<Object> steps;

    private JsonPath(List<Object> steps) {
        this.steps = List.copyOf(steps);
    }

    /** The path of a field of the outermost object. */
    public static JsonPath ofField(String name) {
        return new JsonPath(List.of(name));
    }

    /** The path of a text, or null if it is none. Steps are names, indices, and {@link #ALL}. */
    public static @Nullable JsonPath parse(String text) {
        if (!text.startsWith("$")) {
            return null;
        }
        List<Object> steps = new ArrayList<>();
        int at = 1;
        while (at < text.length()) {
            if (text.charAt(at) == '.') {
                int end = at + 1;
                while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
                    end++;
                }
                if (end == at + 1) {
                    return null;
                }
                steps.add(text.substring(at + 1, end));
                at = end;
            } else if (text.charAt(at) == '[') {
                int end = text.indexOf(']', at);
                if (end < 0) {
                    return null;
                }
                Object step = bracket(text.substring(at + 1, end).trim());
                if (step == null) {
                    return null;
                }
                steps.add(step);
                at = end + 1;
            } else {
                return null;
            }
        }
        return new JsonPath(steps);
    }

    private static @Nullable Object bracket(String inside) {
        if (inside.equals("*")) {
            return ALL;
        }
        if (inside.length() > 1 && inside.startsWith("'") && inside.endsWith("'")) {
            return inside.substring(1, inside.length() - 1);
        }
        boolean digits =
                !inside.isEmpty() && inside.length() < 10 && inside.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.valueOf(inside) : null;
    }

    /** What a text has at the path: a string without quotes, another value as JSON, several values as an array; null if nothing or JSON null. */
    public @Nullable String find(String json) {
        List<String> found = new ArrayList<>();
        boolean[] text = new boolean[1];
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() == null) {
                return null;
            }
            walk(parser, 0, found, text);
        } catch (IOException e) {
            return null;
        }
        if (found.isEmpty()) {
            return null;
        }
        if (!steps.contains(ALL) || found.size() == 1) {
            return text[0] ? unquoted(found.get(0)) : found.get(0);
        }
        return "[" + String.join(",", found) + "]";
    }

    private static @Nullable String unquoted(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            return parser.getText();
        } catch (IOException e) {
            return null;
        }
    }

    /** Collects the values below the current token and leaves the parser at its end. */
    private void walk(JsonParser parser, int depth, List<String> found, boolean[] text) throws IOException {
        if (depth == steps.size()) {
            if (parser.currentToken() != JsonToken.VALUE_NULL) {
                text[0] = parser.currentToken() == JsonToken.VALUE_STRING;
                found.add(copy(parser));
            }
            return;
        }
        Object step = steps.get(depth);
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals(step) && (found.isEmpty() || depth > 0);
                parser.nextToken();
                if (wanted) {
                    walk(parser, depth + 1, found, text);
                } else {
                    parser.skipChildren();
                }
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
                if (step.equals(ALL) || step.equals(index)) {
                    walk(parser, depth + 1, found, text);
                } else {
                    parser.skipChildren();
                }
            }
        } else {
            parser.skipChildren();
        }
    }

    private static String copy(JsonParser parser) throws IOException {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(out)) {
            generator.copyCurrentStructure(parser);
        }
        return out.toString();
    }
}
