package io.virta.expression;

import java.util.Arrays;
import java.util.HexFormat;

/** The bytes of a binary literal, compared by content. The array is not to be written to. */
public record BinaryValue(byte[] bytes) {
    @Override
    public boolean equals(Object other) {
        return other instanceof BinaryValue binary && Arrays.equals(bytes, binary.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "X'" + HexFormat.of().withUpperCase().formatHex(bytes) + "'";
    }
}
