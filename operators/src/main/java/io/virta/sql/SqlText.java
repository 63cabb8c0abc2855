package io.virta.sql;

import io.virta.expression.SourcePosition;
import io.virta.sql.parser.VirtaParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Reads names, strings and places off the parse tree. */
final class SqlText {
    private SqlText() {}

    static SourcePosition position(ParserRuleContext tree) {
        return position(tree.getStart());
    }

    static SourcePosition position(Token token) {
        return new SourcePosition(token.getLine(), token.getCharPositionInLine() + 1);
    }

    /** A name, without backquotes if it has them. */
    static String name(ParserRuleContext tree) {
        String text = tree.getText();
        return text.startsWith("`") ? text.substring(1, text.length() - 1).replace("``", "`") : text;
    }

    static List<String> names(VirtaParser.MultipartNameContext tree) {
        List<String> names = new ArrayList<>();
        names.add(name(tree.identifier()));
        tree.fieldName().forEach(part -> names.add(name(part)));
        return names;
    }

    static List<String> names(VirtaParser.IdentifierListContext tree) {
        return tree.identifier().stream().map(SqlText::name).toList();
    }

    static String joined(VirtaParser.MultipartNameContext tree) {
        return String.join(".", names(tree));
    }

    /** The value of a string literal: quotes removed, escapes resolved unless it is raw. */
    static String string(Token token) {
        String text = token.getText();
        boolean raw = text.charAt(0) == 'r' || text.charAt(0) == 'R';
        int start = raw ? 2 : 1;
        char quote = text.charAt(start - 1);
        String content = text.substring(start, text.length() - 1);
        if (raw) {
            return content;
        }
        StringBuilder value = new StringBuilder(content.length());
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c == quote) {
                i++; // a doubled quote stands for one
                value.append(quote);
            } else if (c == '\\' && i + 1 < content.length()) {
                i = escape(content, i + 1, value);
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }

    private static int escape(String content, int at, StringBuilder value) {
        char c = content.charAt(at);
        switch (c) {
            case '0' -> value.append('\0');
            case 'b' -> value.append('\b');
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case 't' -> value.append('\t');
            case 'Z' -> value.append('\u001A');
            // LIKE patterns need these two as they are
            case '%', '_' -> value.append('\\').append(c);
            case 'u' -> {
                if (at + 4 < content.length()
                        && content.substring(at + 1, at + 5).matches("[0-9a-fA-F]{4}")) {
                    value.append((char) Integer.parseInt(content.substring(at + 1, at + 5), 16));
                    return at + 4;
                }
                value.append(c);
            }
            default -> value.append(c);
        }
        return at;
    }
}
