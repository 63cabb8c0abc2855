package io.virta.function.scalar.string;

import io.virta.batch.BytesColumn;
import io.virta.batch.Column;
import io.virta.evaluation.Utf8;
import io.virta.evaluation.Utf8Writer;
import io.virta.function.Kernel;
import io.virta.function.scalar.FixedFunction;
import io.virta.function.scalar.Header;
import io.virta.types.AtomicType;

/** Changes the case of strings: a column of ASCII at once byte by byte, other strings by Unicode's rules. */
public abstract class CaseFunction extends FixedFunction {
    protected CaseFunction(Header header) {
        super(header, AtomicType.STRING, AtomicType.STRING);
    }

    /** The other case of an ASCII byte. */
    protected abstract int asciiByte(int value);

    /** The other case of a string. */
    protected abstract String convert(String text);

    @Override
    protected boolean makesNulls() {
        return false;
    }

    @Override
    public Kernel kernel(TypedArguments arguments, Signature signature) {
        return (columns, rowCount, context) -> change((BytesColumn) columns[0].flatten(), rowCount);
    }

    private Column change(BytesColumn column, int rowCount) {
        byte[] bytes = column.bytes();
        int first = column.offsets()[0];
        int last = column.offsets()[rowCount];
        if (Utf8.isAscii(bytes, first, last)) {
            byte[] changed = new byte[last];
            for (int i = first; i < last; i++) {
                changed[i] = (byte) asciiByte(bytes[i]);
            }
            return new BytesColumn(changed, column.offsets(), null, rowCount);
        }
        Utf8Writer out = new Utf8Writer(rowCount, last - first);
        Utf8 texts = Utf8.of(column);
        for (int row = 0; row < rowCount; row++) {
            out.put(convert(texts.string(row)));
            out.endRow();
        }
        return out.build();
    }
}
