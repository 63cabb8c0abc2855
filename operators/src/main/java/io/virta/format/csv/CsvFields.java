package io.virta.format.csv;

import java.util.Arrays;

/**
 * The fields of one row at a time, as ranges of bytes: of the input where they lie there as they are, else of a buffer. They are valid until the next row. In a quoted field a doubled or escaped
 * quote is a quote; what follows the closing quote up to the separator belongs to the field too. Used by one thread at a time.
 */
final class CsvFields {
    private final CsvOptions options;
    private final byte[] separator;
    private byte[] input = {};
    private byte[] buffer = new byte[256];
    private int buffered;
    private int[] from = new int[16];
    private int[] to = new int[16];
    private boolean[] inBuffer = new boolean[16];
    private boolean[] quoted = new boolean[16];
    private int count;
    private int position;

    CsvFields(CsvOptions options) {
        this.options = options;
        this.separator = options.separator();
    }

    int count() {
        return count;
    }

    byte[] bytes(int field) {
        return inBuffer[field] ? buffer : input;
    }

    int from(int field) {
        return from[field];
    }

    int to(int field) {
        return to[field];
    }

    /** Whether the field was enclosed in quotes. */
    boolean isQuoted(int field) {
        return quoted[field];
    }

    /** Reads the row that starts at a position; it ends at a line end outside of quotes. Returns where the next row starts. */
    int read(byte[] bytes, int start, int end) {
        input = bytes;
        count = 0;
        buffered = 0;
        position = start;
        boolean more = true;
        while (more) {
            more = readField(end);
        }
        return position;
    }

    /** Reads one field and what ends it. Returns whether that was a separator. */
    private boolean readField(int end) {
        int field = newField();
        int start = position;
        if (options.trimLeading()) {
            while (start < end && isBlank(input[start]) && !isSeparator(start, end)) {
                start++;
            }
        }
        if (start < end && options.quote() != 0 && input[start] == options.quote()) {
            position = start + 1;
            readQuoted(field, end);
        } else {
            position = start;
            while (position < end && input[position] != '\n' && !isSeparator(position, end)) {
                position++;
            }
            from[field] = start;
            to[field] = position;
            if (position < end && input[position] == '\n' && position > start && input[position - 1] == '\r') {
                to[field]--;
            }
        }
        if (options.trimTrailing() && !quoted[field]) {
            while (to[field] > from[field] && isBlank(bytes(field)[to[field] - 1])) {
                to[field]--;
            }
        }
        if (position >= end) {
            return false;
        }
        boolean separated = input[position] != '\n';
        position += separated ? separator.length : 1;
        return separated;
    }

    private void readQuoted(int field, int end) {
        byte quote = options.quote();
        byte escape = options.escape();
        quoted[field] = true;
        inBuffer[field] = true;
        from[field] = buffered;
        boolean open = true;
        while (position < end) {
            byte b = input[position];
            byte next = position + 1 < end ? input[position + 1] : 0;
            if (open && (b == escape || b == quote) && next == quote && b != 0) {
                put(quote);
                position += 2;
            } else if (open && b == escape && escape != 0 && next == escape) {
                put(escape);
                position += 2;
            } else if (open && b == quote) {
                open = false;
                position++;
            } else if (!open && (b == '\n' || b == '\r' || isSeparator(position, end))) {
                if (b == '\r') {
                    position++;
                    continue;
                }
                break;
            } else {
                put(b);
                position++;
            }
        }
        to[field] = buffered;
    }

    private boolean isSeparator(int at, int end) {
        if (input[at] != separator[0] || end - at < separator.length) {
            return false;
        }
        for (int i = 1; i < separator.length; i++) {
            if (input[at + i] != separator[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private void put(byte b) {
        if (buffered == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffered);
        }
        buffer[buffered++] = b;
    }

    private int newField() {
        if (count == from.length) {
            from = Arrays.copyOf(from, 2 * count);
            to = Arrays.copyOf(to, 2 * count);
            inBuffer = Arrays.copyOf(inBuffer, 2 * count);
            quoted = Arrays.copyOf(quoted, 2 * count);
        }
        inBuffer[count] = false;
        quoted[count] = false;
        return count++;
    }
}
