package io.virta.function.scalar.string;

import io.virta.batch.Column;
import io.virta.evaluation.Ints;
import io.virta.evaluation.Utf8;
import io.virta.evaluation.Utf8Writer;
import io.virta.expression.EvaluationContext;
import io.virta.function.scalar.Header;
import io.virta.function.scalar.TextFunction;
import io.virta.types.AtomicType;
import java.nio.charset.StandardCharsets;

/** Brings strings to a length in characters. */
public abstract class PadFunction extends TextFunction {
    private static final byte[] SPACE = " ".getBytes(StandardCharsets.US_ASCII);

    private final boolean left;

    protected PadFunction(Header header, boolean left) {
        super(header, AtomicType.STRING, AtomicType.STRING, AtomicType.INT, AtomicType.STRING);
        this.left = left;
    }

    @Override
    protected int requiredCount() {
        return 2;
    }

    @Override
    protected TextRow bind(Column[] arguments, Utf8Writer out, EvaluationContext context) {
        Utf8 texts = Utf8.of(arguments[0]);
        Ints lengths = Ints.of(arguments[1]);
        Utf8 pads = arguments.length > 2 ? Utf8.of(arguments[2]) : null;
        return row -> {
            int length = Math.max(0, lengths.at(row));
            int missing = length - texts.characters(row);
            if (missing <= 0) {
                Substring.putPart(out, texts, row, 1, length);
                return true;
            }
            if (!left) {
                out.put(texts, row);
            }
            if (pads == null) {
                fill(out, SPACE, 0, 1, missing);
            } else {
                fill(out, pads.bytes(), pads.start(row), pads.end(row), missing);
            }
            if (left) {
                out.put(texts, row);
            }
            return true;
        };
    }

    private static void fill(Utf8Writer out, byte[] pad, int from, int to, int count) {
        int at = from;
        for (int left = to > from ? count : 0; left > 0; left--) {
            int next = Utf8.next(pad, at, to);
            out.put(pad, at, next);
            at = next == to ? from : next;
        }
    }
}
