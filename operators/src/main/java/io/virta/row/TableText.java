package io.virta.row;

import io.virta.types.StructType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows as a table of text, as {@code show()} and the console sink print it: a frame of {@code +--+} and {@code |}, cells on the right where they may be cut and on the left where they are whole.
 * Wide characters of East Asian scripts count as two. Stateless.
 */
public final class TableText {
    private static final int MIN_WIDTH = 3;

    private TableText() {}

    /**
     * The table, each line ended by a newline, followed by {@code only showing top n rows} if there are more.
     *
     * @param rows those to show; one more than {@code numRows} suffices to tell that there are more
     * @param numRows how many rows to show at most
     * @param truncate the greatest length of a cell, 0 for no limit
     * @param zone the zone in which timestamps are shown
     */
    public static String render(StructType schema, List<Row> rows, int numRows, int truncate, ZoneId zone) {
        int shown = Math.min(Math.max(numRows, 0), rows.size());
        List<List<String>> lines = cells(schema, rows.subList(0, shown), truncate, zone);
        int[] widths = widths(lines, schema.size());
        StringBuilder text = new StringBuilder();
        frame(text, widths);
        for (int i = 0; i < lines.size(); i++) {
            line(text, lines.get(i), widths, truncate > 0);
            if (i == 0) {
                frame(text, widths);
            }
        }
        frame(text, widths);
        return text.append(more(rows.size(), shown)).toString();
    }

    /** The rows one below the other, a line a field; otherwise as {@link #render}. */
    public static String renderVertical(StructType schema, List<Row> rows, int numRows, int truncate, ZoneId zone) {
        int shown = Math.min(Math.max(numRows, 0), rows.size());
        List<List<String>> lines = cells(schema, rows.subList(0, shown), truncate, zone);
        int nameWidth = MIN_WIDTH;
        int valueWidth = MIN_WIDTH;
        for (int i = 0; i < lines.size(); i++) {
            for (String cell : lines.get(i)) {
                nameWidth = i == 0 ? Math.max(nameWidth, width(cell)) : nameWidth;
                valueWidth = i == 0 ? valueWidth : Math.max(valueWidth, width(cell));
            }
        }
        StringBuilder text = new StringBuilder(shown == 0 ? "(0 rows)\n" : "");
        for (int i = 1; i < lines.size(); i++) {
            String title = "-RECORD " + (i - 1);
            text.append(title)
                    .append("-".repeat(Math.max(0, nameWidth + valueWidth + 5 - title.length())))
                    .append('\n');
            for (int field = 0; field < schema.size(); field++) {
                String name = lines.get(0).get(field);
                String value = lines.get(i).get(field);
                text.append(' ').append(name).append(" ".repeat(nameWidth - width(name)));
                text.append(" | ").append(value).append(" ".repeat(valueWidth - width(value)));
                text.append(" \n");
            }
        }
        return text.append(more(rows.size(), shown)).toString();
    }

    /** The header, then a list of cells a row. */
    private static List<List<String>> cells(StructType schema, List<Row> rows, int truncate, ZoneId zone) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(schema.fieldNames().stream()
                .map(name -> cut(escaped(name), truncate))
                .toList());
        for (Row row : rows) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < schema.size(); i++) {
                cells.add(cut(escaped(ValueText.of(row.get(i), schema.typeAt(i), zone)), truncate));
            }
            lines.add(cells);
        }
        return lines;
    }

    private static String more(int available, int shown) {
        return available > shown ? "only showing top " + shown + (shown == 1 ? " row\n" : " rows\n") : "";
    }

    private static int[] widths(List<List<String>> lines, int columns) {
        int[] widths = new int[columns];
        java.util.Arrays.fill(widths, MIN_WIDTH);
        for (List<String> line : lines) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], width(line.get(i)));
            }
        }
        return widths;
    }

    private static void frame(StringBuilder text, int[] widths) {
        text.append('+');
        for (int width : widths) {
            text.append("-".repeat(width)).append('+');
        }
        text.append('\n');
    }

    private static void line(StringBuilder text, List<String> cells, int[] widths, boolean right) {
        text.append('|');
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - width(cells.get(i)));
            text.append(right ? padding : "").append(cells.get(i)).append(right ? "" : padding);
            text.append('|');
        }
        text.append('\n');
    }

    private static String cut(String cell, int truncate) {
        if (truncate <= 0 || cell.length() <= truncate) {
            return cell;
        }
        return truncate < 4 ? cell.substring(0, truncate) : cell.substring(0, truncate - 3) + "...";
    }

    private static String escaped(String cell) {
        return cell.replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t")
                .replace("\f", "\\f")
                .replace("\b", "\\b")
                .replace("\u000B", "\\v")
                .replace("\u0007", "\\a");
    }

    private static int width(String text) {
        int width = text.length();
        for (int i = 0; i < text.length(); i++) {
            if (isWide(text.charAt(i))) {
                width++;
            }
        }
        return width;
    }

    private static boolean isWide(char c) {
        return c >= '\u1100' && c <= '\u115F'
                || c >= '\u2E80' && c <= '\uA4CF'
                || c >= '\uAC00' && c <= '\uD7A3'
                || c >= '\uF900' && c <= '\uFAFF'
                || c >= '\uFE30' && c <= '\uFE4F'
                || c >= '\uFF00' && c <= '\uFF60'
                || c >= '\uFFE0' && c <= '\uFFE6';
    }
}
