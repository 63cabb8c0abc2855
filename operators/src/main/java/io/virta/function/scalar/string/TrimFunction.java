package io.virta.function.scalar.string;

import io.virta.batch.Column;
import io.virta.evaluation.Utf8;
import io.virta.evaluation.Utf8Writer;
import io.virta.expression.EvaluationContext;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.TextFunction;
import io.virta.types.AtomicType;

/** Removes spaces, or the characters given, from ends of strings. Of two arguments the first are the characters, unless {@link #textFirst}. */
public abstract class TrimFunction extends TextFunction {
    private final boolean left;
    private final boolean right;

    protected TrimFunction(Header header, boolean left, boolean right) {
        super(header, AtomicType.STRING, AtomicType.STRING, AtomicType.STRING);
        this.left = left;
        this.right = right;
    }

    /** Whether the string comes before the characters. */
    protected boolean textFirst() {
        return false;
    }

    @Override
    protected int requiredCount() {
        return 1;
    }

    @Override
    protected TextRow bind(Column[] arguments, Utf8Writer out, EvaluationContext context) {
        boolean plain = arguments.length == 1;
        Utf8 texts = Utf8.of(arguments[plain || textFirst() ? 0 : 1]);
        Utf8 characters = plain ? texts : Utf8.of(arguments[textFirst() ? 1 : 0]);
        return row -> {
            byte[] bytes = texts.bytes();
            int from = texts.start(row);
            int to = texts.end(row);
            if (plain) {
                while (left && from < to && bytes[from] == ' ') {
                    from++;
                }
                while (right && to > from && bytes[to - 1] == ' ') {
                    to--;
                }
            } else {
                while (left && from < to && contains(characters, row, bytes, from, Utf8.next(bytes, from, to))) {
                    from = Utf8.next(bytes, from, to);
                }
                int last = previous(bytes, from, to);
                while (right && to > from && contains(characters, row, bytes, last, to)) {
                    to = last;
                    last = previous(bytes, from, to);
                }
            }
            out.put(bytes, from, to);
            return true;
        };
    }

    /** Where the last character before {@code to} starts. */
    private static int previous(byte[] bytes, int from, int to) {
        int at = to - 1;
        while (at > from && (bytes[at] & 0xc0) == 0x80) {
            at--;
        }
        return Math.max(at, from);
    }

    private static boolean contains(Utf8 characters, int row, byte[] bytes, int from, int to) {
        return Utf8.find(characters.bytes(), characters.start(row), characters.end(row), bytes, from, to) >= 0;
    }
}
