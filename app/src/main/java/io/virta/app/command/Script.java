package io.virta.app.command;

import io.virta.config.InvalidSettingException;
import io.virta.error.VirtaException;
import io.virta.expression.SourcePosition;
import io.virta.sql.ParseException;
import io.virta.sql.SqlParser;
import io.virta.sql.Statement;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A pipeline script: its file, its text and its statements. */
record Script(Path file, String text, List<Statement> statements) {
    private static final Pattern PLACE = Pattern.compile("Line (\\d+), column (\\d+): ");

    /**
     * Reads and parses a file.
     *
     * @throws ScriptException if it cannot be read or does not parse
     */
    static Script read(Path file) {
        String text;
        try {
            text = withoutByteOrderMark(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new ScriptException(file, SourcePosition.UNKNOWN, "there is no such file.", e);
        } catch (AccessDeniedException e) {
            throw new ScriptException(file, SourcePosition.UNKNOWN, "the file may not be read.", e);
        } catch (MalformedInputException e) {
            throw new ScriptException(file, SourcePosition.UNKNOWN, "the file is not text in UTF-8.", e);
        } catch (IOException e) {
            throw new ScriptException(file, SourcePosition.UNKNOWN, "the file cannot be read: " + e.getMessage(), e);
        }
        try {
            return new Script(file, text, SqlParser.parseScript(text));
        } catch (ParseException e) {
            throw refused(file, text, e.position(), e);
        }
    }

    /** Does something with each statement in order; what a statement is refused for is reported with its place. */
    void forEach(Consumer<Statement> action) {
        for (Statement statement : statements) {
            try {
                action.accept(statement);
            } catch (VirtaException e) {
                throw refused(file, text, new ErrorPlaces(text, statements).of(statement, e), e);
            } catch (InvalidSettingException e) {
                throw new ScriptException(file, statement.position(), String.valueOf(e.getMessage()), e);
            }
        }
    }

    /** The place that the error itself names is nearer than that of its statement. */
    private static ScriptException refused(Path file, String text, SourcePosition statement, VirtaException e) {
        Matcher place = PLACE.matcher(e.problem());
        boolean placed = place.lookingAt();
        SourcePosition position = placed
                ? new SourcePosition(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)))
                : statement;
        String problem = placed ? e.problem().substring(place.end()) : e.problem();
        String hint = e.hint() == null ? "" : e.hint();
        return new ScriptException(
                file, position, (problem + "\n" + SourceLine.of(text, position) + hint).stripTrailing(), e);
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
