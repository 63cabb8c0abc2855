package io.virta.app.command;

import io.virta.expression.SourcePosition;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A script that cannot be run as it is written; the message begins with file, line and column. */
final class ScriptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScriptException(Path file, SourcePosition position, String message, @Nullable Throwable cause) {
        super(
                file + (position.isKnown() ? ":" + position.line() + ":" + position.column() : "") + ": " + message,
                cause);
    }
}
