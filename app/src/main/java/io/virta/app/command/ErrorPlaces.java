package io.virta.app.command;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.SourcePosition;
import io.virta.sql.SqlParser;
import io.virta.sql.SqlParser.Token;
import io.virta.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what in a script an error is about that names no place itself: the option it names or whose value it repeats, or the clause it refuses. Where there is more than one candidate, the statement
 * is the place.
 */
final class ErrorPlaces {
    private static final Pattern OPTION = Pattern.compile("(?:\\boption|\\btrigger|\\bcolumn) '([^']+)'");
    private static final Pattern SET_OPERATION = Pattern.compile("\\b(UNION|INTERSECT|EXCEPT)\\b");
    private static final Pattern SAVED_OUTPUT = Pattern.compile("sink cannot take|^Complete mode");

    /** What a refusal of a stream speaks of, and the words with which the clause may begin; the first rule that applies counts. */
    private static final List<Clause> CLAUSES = List.of(
            new Clause("\\bOFFSET\\b", "OFFSET"),
            new Clause("\\bLIMIT\\b", "LIMIT"),
            new Clause("cannot be sorted", "ORDER"),
            new Clause("\\bunion of\\b", "UNION"),
            new Clause("\\bOVER\\b", "OVER"),
            new Clause("monotonically_increasing_id", "monotonically_increasing_id"),
            new Clause("\\bjoin\\b", "JOIN"),
            new Clause("this aggregation|session windows|over an aggregation", "GROUP", "DISTINCT"));

    private record Clause(Pattern problem, List<String> words) {
        Clause(String problem, String... words) {
            this(Pattern.compile(problem), List.of(words));
        }
    }

    private final List<Token> tokens;
    private final List<Statement> statements;

    ErrorPlaces(String text, List<Statement> statements) {
        this.tokens = SqlParser.tokens(text);
        this.statements = statements;
    }

    /** The place of what a statement was refused for. */
    SourcePosition of(Statement statement, VirtaException e) {
        SourcePosition place = option(statement, e.problem());
        if (place == null && e.code() == ErrorCode.PATH_NOT_FOUND) {
            place = path(statement, e.problem());
        }
        if (place == null) {
            place = clause(statement, e);
        }
        return place == null ? statement.position() : place;
    }

    /** The option that a problem names, in the statement or else in the table that has it. */
    private @Nullable SourcePosition option(Statement statement, String problem) {
        Matcher named = OPTION.matcher(problem);
        if (!named.find() || problem.contains("needs the option")) {
            return null;
        }
        SourcePosition own = only(keys(tokens(statement), named.group(1)));
        if (own != null) {
            return own;
        }
        List<SourcePosition> all = new ArrayList<>();
        List<SourcePosition> ofThisValue = new ArrayList<>();
        for (Statement table : tablesBefore(statement)) {
            List<Token> words = tokens(table);
            List<SourcePosition> keys = keys(words, named.group(1));
            all.addAll(keys);
            if (words.stream().anyMatch(word -> problem.contains("cannot be '" + unquoted(word) + "'"))) {
                ofThisValue.addAll(keys);
            }
        }
        return all.size() == 1 ? all.get(0) : only(ofThisValue);
    }

    /** The text in which a path stands that a problem repeats. */
    private @Nullable SourcePosition path(Statement statement, String problem) {
        List<Statement> candidates = new ArrayList<>(tablesBefore(statement));
        candidates.add(statement);
        return only(candidates.stream()
                .flatMap(candidate -> tokens(candidate).stream())
                .filter(word -> word.text().length() > 3 && isString(word) && problem.contains(unquoted(word)))
                .map(Token::position)
                .toList());
    }

    private @Nullable SourcePosition clause(Statement statement, VirtaException e) {
        List<Token> words = tokens(statement);
        if (SAVED_OUTPUT.matcher(e.problem()).find()) {
            return only(keys(words, "outputMode"));
        }
        if (e.problem().contains("trigger is not")) {
            return only(keys(words, "trigger"));
        }
        Matcher operation = SET_OPERATION.matcher(e.problem());
        if (operation.find()) {
            return only(places(words, List.of(operation.group(1))));
        }
        if (e.code() != ErrorCode.UNSUPPORTED_STREAMING_OPERATION) {
            return null;
        }
        return CLAUSES.stream()
                .filter(clause -> clause.problem.matcher(e.problem()).find())
                .findFirst()
                .map(clause -> only(places(words, clause.words)))
                .orElse(null);
    }

    private List<Statement> tablesBefore(Statement statement) {
        return statements.subList(0, indexOf(statement)).stream()
                .filter(Statement.CreateTable.class::isInstance)
                .toList();
    }

    private List<Token> tokens(Statement statement) {
        int index = indexOf(statement);
        int from = tokenAt(statement.position());
        int to = index + 1 == statements.size()
                ? tokens.size()
                : tokenAt(statements.get(index + 1).position());
        return tokens.subList(from, to);
    }

    /** Positions are equal to each other, so statements are told apart by identity. */
    private int indexOf(Statement statement) {
        for (int i = 0; i < statements.size(); i++) {
            if (statements.get(i) == statement) {
                return i;
            }
        }
        throw new IllegalArgumentException("no statement of this script");
    }

    private int tokenAt(SourcePosition position) {
        for (int i = 0; i < tokens.size(); i++) {
            SourcePosition at = tokens.get(i).position();
            if (at.line() == position.line() && at.column() == position.column()) {
                return i;
            }
        }
        return tokens.size();
    }

    /** Where names of options stand: after a bracket or comma, before a value. */
    private static List<SourcePosition> keys(List<Token> words, String name) {
        List<SourcePosition> found = new ArrayList<>();
        for (int i = 1; i < words.size(); i++) {
            String before = words.get(i - 1).text();
            if ((before.equals("(") || before.equals(","))
                    && unquoted(words.get(i)).equalsIgnoreCase(name)) {
                found.add(words.get(i).position());
            }
        }
        return found;
    }

    private static List<SourcePosition> places(List<Token> words, List<String> wanted) {
        return words.stream()
                .filter(word -> wanted.stream().anyMatch(word.text()::equalsIgnoreCase))
                .map(Token::position)
                .toList();
    }

    private static boolean isString(Token word) {
        char first = word.text().charAt(0);
        return first == '\'' || first == '"';
    }

    private static String unquoted(Token word) {
        String text = word.text();
        return isString(word) && text.length() > 1 ? text.substring(1, text.length() - 1) : text;
    }

    private static @Nullable SourcePosition only(List<SourcePosition> places) {
        return places.size() == 1 ? places.get(0) : null;
    }
}
