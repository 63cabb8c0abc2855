package io.virta.sql;

import io.virta.expression.Expression;
import io.virta.expression.IntervalValue;
import io.virta.expression.SourcePosition;
import io.virta.plan.LogicalPlan;
import io.virta.sql.parser.VirtaLexer;
import io.virta.sql.parser.VirtaParser;
import io.virta.types.DataType;
import io.virta.types.StructType;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Parses SQL text. All methods are pure; a text that does not parse throws {@link ParseException}. */
public final class SqlParser {
    private SqlParser() {}

    /** A query: {@code SELECT ...}, {@code VALUES ...}, {@code WITH ...}. */
    public static LogicalPlan parseQuery(String sql) {
        return parse(sql, VirtaParser::singleQuery, tree -> new QueryBuilder().query(tree.query()));
    }

    /** An expression, maybe with an alias: {@code price * 2 AS double_price}. */
    public static Expression parseExpression(String sql) {
        return parse(
                sql,
                VirtaParser::singleExpression,
                tree -> new QueryBuilder().expressions().named(tree.namedExpression()));
    }

    /** Column definitions: {@code ts TIMESTAMP, word STRING NOT NULL, tags ARRAY<STRING>}. */
    public static StructType parseSchema(String ddl) {
        return parse(ddl, VirtaParser::singleSchema, tree -> TypeBuilder.schema(tree.columnDefinitions()));
    }

    /** A type: {@code ARRAY<STRUCT<a: INT>>}. */
    public static DataType parseType(String text) {
        return parse(text, VirtaParser::singleType, tree -> TypeBuilder.type(tree.dataType()));
    }

    /** A duration as text: {@code 10 minutes}, {@code 1 hour 30 minutes}, {@code INTERVAL 2 DAYS}. */
    public static IntervalValue parseInterval(String text) {
        return parse(text, VirtaParser::singleInterval, tree -> IntervalBuilder.parts(tree.intervalParts()));
    }

    /** The statements of a pipeline script, in order. */
    public static List<Statement> parseScript(String sql) {
        return parse(sql, VirtaParser::script, tree -> new StatementBuilder().statements(tree));
    }

    /** A word, name, string with its quotes, number or sign of a text. */
    public record Token(String text, SourcePosition position) {}

    /** The tokens of a text, without its comments. */
    public static List<Token> tokens(String sql) {
        VirtaLexer lexer = new VirtaLexer(CharStreams.fromString(sql));
        lexer.removeErrorListeners();
        return lexer.getAllTokens().stream()
                .filter(token -> token.getChannel() == org.antlr.v4.runtime.Token.DEFAULT_CHANNEL)
                .map(token -> new Token(token.getText(), SqlText.position(token)))
                .toList();
    }

    private static <C, T> T parse(String sql, Function<VirtaParser, C> rule, Function<C, T> build) {
        VirtaLexer lexer = new VirtaLexer(CharStreams.fromString(sql));
        lexer.removeErrorListeners();
        lexer.addErrorListener(new SyntaxErrors());
        CommonTokenStream tokens = new CommonTokenStream(lexer);
        VirtaParser parser = new VirtaParser(tokens);
        parser.removeErrorListeners();
        return build.apply(tree(parser, tokens, rule));
    }

    /** Parses with the fast strategy, and with the full one where that fails: only the full one reports errors well. */
    private static <C> C tree(VirtaParser parser, CommonTokenStream tokens, Function<VirtaParser, C> rule) {
        try {
            parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
            parser.setErrorHandler(new BailErrorStrategy());
            return rule.apply(parser);
        } catch (ParseCancellationException failedFast) {
            tokens.seek(0);
            parser.reset();
            parser.addErrorListener(new SyntaxErrors());
            parser.setErrorHandler(new DefaultErrorStrategy());
            parser.getInterpreter().setPredictionMode(PredictionMode.LL);
            return rule.apply(parser);
        }
    }
}
