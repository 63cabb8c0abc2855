package io.virta.sql;

import io.virta.expression.SourcePosition;
import io.virta.sql.parser.VirtaLexer;
import java.util.List;
import java.util.stream.Stream;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/** Turns the first syntax error of ANTLR into a {@link ParseException} that names the place, what stands there and what could stand there instead. */
final class SyntaxErrors extends BaseErrorListener {
    private static final int MOST_EXPECTED = 8;

    @Override
    public void syntaxError(
            Recognizer<?, ?> recognizer,
            @Nullable Object offendingSymbol,
            int line,
            int charPositionInLine,
            String message,
            @Nullable RecognitionException cause) {
        SourcePosition position = new SourcePosition(line, charPositionInLine + 1);
        if (offendingSymbol instanceof Token token && isOpenQuote(token)) {
            throw new ParseException(
                    position,
                    "the " + token.getText() + " that stands here is not closed.",
                    "Close it with the same sign.");
        }
        String problem = offendingSymbol instanceof Token token ? "unexpected " + shown(token) : message;
        throw new ParseException(position, problem + ".", expected(recognizer, cause));
    }

    private static boolean isOpenQuote(Token token) {
        return token.getType() == VirtaLexer.UNRECOGNIZED && "'\"`".contains(token.getText());
    }

    private static String shown(Token token) {
        if (token.getType() == Token.EOF) {
            return "end of the text";
        }
        if (token.getType() == VirtaLexer.UNRECOGNIZED) {
            return "character '" + token.getText() + "'";
        }
        return "'" + token.getText() + "'";
    }

    private static String expected(Recognizer<?, ?> recognizer, @Nullable RecognitionException cause) {
        IntervalSet tokens = cause != null ? cause.getExpectedTokens() : null;
        if (tokens == null && recognizer instanceof Parser parser) {
            tokens = parser.getExpectedTokens();
        }
        if (tokens == null || tokens.isNil()) {
            return "Check the text up to this place.";
        }
        List<String> names = names(tokens, recognizer);
        if (names.size() > MOST_EXPECTED) {
            return "Expected here: " + String.join(", ", names.subList(0, MOST_EXPECTED)) + " or others.";
        }
        return "Expected here: " + String.join(" or ", names) + ".";
    }

    private static List<String> names(IntervalSet tokens, Recognizer<?, ?> recognizer) {
        boolean anyName = tokens.contains(VirtaLexer.IDENTIFIER);
        Stream<String> keywords = tokens.toList().stream()
                .filter(type -> !anyName || type < VirtaLexer.ALL || type > VirtaLexer.WITHIN)
                .filter(type -> type != VirtaLexer.IDENTIFIER && type != VirtaLexer.BACKQUOTED)
                .map(type -> display(type, recognizer))
                .distinct();
        return Stream.concat(anyName ? Stream.of("a name") : Stream.empty(), keywords)
                .toList();
    }

    private static String display(int type, Recognizer<?, ?> recognizer) {
        if (type == Token.EOF) {
            return "the end";
        }
        return switch (type) {
            case VirtaLexer.STRING -> "a string";
            case VirtaLexer.INTEGER, VirtaLexer.DECIMAL, VirtaLexer.FLOATING -> "a number";
            case VirtaLexer.BINARY -> "a binary literal";
            default -> recognizer.getVocabulary().getDisplayName(type).replace("_KEYWORD", "");
        };
    }
}
