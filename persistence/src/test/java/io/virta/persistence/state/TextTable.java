package io.virta.persistence.state;

import io.virta.state.SectionFolder;
import io.virta.state.StateSection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A keyed state for tests: texts by number, of which a payload says, a line each, what they are now or that they are gone. */
final class TextTable {
    static final int KEY_GROUPS = 4;

    private final Map<Integer, String> values = new TreeMap<>();
    private final Map<Integer, String> changed = new TreeMap<>();

    void put(int key, String value) {
        values.put(key, value);
        changed.put(key, value);
    }

    void remove(int key) {
        values.remove(key);
        changed.put(key, "");
    }

    Map<Integer, String> values() {
        return new TreeMap<>(values);
    }

    List<StateSection> freeze() {
        Map<Integer, Map<Integer, String>> groups = new TreeMap<>();
        changed.forEach((key, value) -> groups.computeIfAbsent(key % KEY_GROUPS, group -> new TreeMap<>())
                .put(key, value));
        changed.clear();
        List<StateSection> sections = new ArrayList<>();
        groups.forEach((group, lines) -> sections.add(new StateSection("agg", "counts", group, encode(lines))));
        return sections;
    }

    void restore(StateSection section) {
        apply(section.payload(), values);
        values.values().removeIf(String::isEmpty);
    }

    static SectionFolders folders() {
        SectionFolder folder = (payloads, complete) -> {
            Map<Integer, String> lines = new TreeMap<>();
            payloads.forEach(payload -> apply(payload, lines));
            if (complete) {
                lines.values().removeIf(String::isEmpty);
            }
            return encode(lines);
        };
        return (stateId, table) -> folder;
    }

    private static void apply(byte[] payload, Map<Integer, String> lines) {
        new String(payload, StandardCharsets.UTF_8).lines().forEach(line -> {
            int separator = line.indexOf('=');
            lines.put(Integer.valueOf(line.substring(0, separator)), line.substring(separator + 1));
        });
    }

    private static byte[] encode(Map<Integer, String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
