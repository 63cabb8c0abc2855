package io.virta.app.command;

import io.virta.expression.SourcePosition;
import java.util.Arrays;

/** A line of a text with a caret beneath the place that an error is about. Of a long line only what stands around the place is shown. */
final class SourceLine {
    private static final int WIDTH = 100;
    private static final String INDENT = "    ";

    private SourceLine() {}

    /** The two lines, indented, each ended by a line feed; empty if the text has no such place. */
    static String of(String text, SourcePosition position) {
        String[] lines = text.split("\\R", -1);
        if (!position.isKnown() || position.line() > lines.length) {
            return "";
        }
        int[] line = lines[position.line() - 1].codePoints().toArray();
        int caret = Math.min(position.column() - 1, line.length);
        int from = line.length <= WIDTH ? 0 : Math.max(0, Math.min(caret - WIDTH / 2, line.length - WIDTH));
        int to = Math.min(line.length, from + WIDTH);
        String shown = new String(line, from, to - from);
        int[] before =
                Arrays.stream(line, from, caret).map(c -> c == '\t' ? c : ' ').toArray();
        return INDENT + shown + "\n" + INDENT + new String(before, 0, before.length) + "^\n";
    }
}
