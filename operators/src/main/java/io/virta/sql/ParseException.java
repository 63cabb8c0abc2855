package io.virta.sql;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.SourcePosition;

/** SQL text that does not parse, with the place and what was expected there. */
public final class ParseException extends VirtaException {
    private static final long serialVersionUID = 1L;

    private final transient SourcePosition position;

    ParseException(SourcePosition position, String problem, String hint) {
        super(
                ErrorCode.PARSE_SYNTAX_ERROR,
                "Line " + position.line() + ", column " + position.column() + ": " + problem,
                hint,
                "PARSE_SYNTAX_ERROR",
                null);
        this.position = position;
    }

    /** Where the text goes wrong. */
    public SourcePosition position() {
        return position;
    }
}
