package io.virta.expression;

/** Where in a SQL text something stands, both counted from 1; {@link #UNKNOWN} for what does not come from a text. */
public record SourcePosition(int line, int column) {
    public static final SourcePosition UNKNOWN = new SourcePosition(0, 0);

    /** Whether this names a place. */
    public boolean isKnown() {
        return line > 0;
    }

    /** Positions are no part of what an expression means: all are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SourcePosition;
    }

    @Override
    public int hashCode() {
        return 0;
    }
}
