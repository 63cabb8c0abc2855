package io.virta.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.expression.Alias;
import io.virta.expression.Call;
import io.virta.expression.Expression;
import io.virta.expression.IntervalValue;
import io.virta.expression.Literal;
import io.virta.expression.UnresolvedColumn;
import io.virta.plan.LogicalPlan;
import io.virta.plan.LogicalPlan.Aggregate;
import io.virta.plan.LogicalPlan.Filter;
import io.virta.plan.LogicalPlan.Join;
import io.virta.plan.LogicalPlan.Project;
import io.virta.plan.LogicalPlan.SubqueryAlias;
import io.virta.plan.LogicalPlan.UnresolvedTable;
import io.virta.plan.LogicalPlan.WithWatermark;
import io.virta.types.AtomicType;
import io.virta.types.DecimalType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlParserTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + 2 * 3 | (1 + (2 * 3))",
                "a OR b AND NOT c | (a OR (b AND (NOT c)))",
                "a = 1 AND b <> 2 | ((a = 1) AND (NOT (b = 2)))",
                "-x + 1 | ((- x) + 1)",
                "-5 | -5",
                "a.b.c | a.b.c",
                "window.end | window.end",
                "f(x).y[2] | f(x).y[2]",
                "x NOT IN (1, 2) | (NOT (x IN (1, 2)))",
                "x BETWEEN 1 AND 2 AND y | (((x >= 1) AND (x <= 2)) AND y)",
                "x IS NOT NULL | (x IS NOT NULL)",
                "x IS DISTINCT FROM y | (NOT (x <=> y))",
                "CASE x WHEN 1 THEN 'a' ELSE 'b' END | CASE WHEN (x = 1) THEN a ELSE b END",
                "count(DISTINCT a, b) | count(DISTINCT a, b)",
                "count(*) | count(*)",
                "a LIKE 'x%' | a LIKE x%",
                "a LIKE ANY ('x%', 'y') | (a LIKE x% OR a LIKE y)",
                "a NOT LIKE ALL ('x%', 'y') | ((NOT a LIKE x%) AND (NOT a LIKE y))",
                "CAST(a AS DECIMAL(10,2)) | CAST(a AS DECIMAL(10,2))",
                "transform(xs, x -> x + 1) | transform(xs, lambdafunction((x + 1), x))",
                "dateadd(DAY, 1, d) | dateadd(DAY, 1, d)",
                "EXTRACT(YEAR FROM ts) | date_part(YEAR, ts)",
                "`odd name` + 1 | (odd name + 1)",
                "date | date",
                "timestamp > t.date | (timestamp > t.date)"
            })
    void buildsExpressions(String sql, String text) {
        assertThat(SqlParser.parseExpression(sql).sql()).isEqualTo(text);
    }

    @Test
    void concatenatesFromLeftToRight() {
        assertThat(SqlParser.parseExpression("a || b || c").sql()).isEqualTo("concat(concat(a, b), c)");
    }

    @Test
    void typesNumbersAsTheyAreWritten() {
        assertThat(SqlParser.parseExpression("2147483648")).isEqualTo(new Literal(2147483648L, AtomicType.BIGINT));
        assertThat(SqlParser.parseExpression("-9223372036854775808L"))
                .isEqualTo(new Literal(Long.MIN_VALUE, AtomicType.BIGINT));
        assertThat(SqlParser.parseExpression("0.908"))
                .isEqualTo(new Literal(new BigDecimal("0.908"), new DecimalType(3, 3)));
        assertThat(SqlParser.parseExpression("1e3")).isEqualTo(new Literal(1000.0, AtomicType.DOUBLE));
        assertThat(SqlParser.parseExpression("7Y")).isEqualTo(new Literal(7, AtomicType.TINYINT));
    }

    @Test
    void resolvesEscapesInStrings() {
        assertThat(SqlParser.parseExpression("'\\\\W+'")).isEqualTo(new Literal("\\W+", AtomicType.STRING));
        assertThat(SqlParser.parseExpression("r'\\W+'")).isEqualTo(new Literal("\\W+", AtomicType.STRING));
        assertThat(SqlParser.parseExpression("'it''s' ' one'")).isEqualTo(new Literal("it's one", AtomicType.STRING));
        assertThat(SqlParser.parseExpression("\"double\"")).isEqualTo(new Literal("double", AtomicType.STRING));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10 minutes | 0 | 0 | 600000000",
                "1 hour 30 minutes | 0 | 0 | 5400000000",
                "INTERVAL 2 days | 0 | 2 | 0",
                "1 week | 0 | 7 | 0",
                "2 years 1 month | 25 | 0 | 0",
                "1.5 seconds | 0 | 0 | 1500000",
                "500 milliseconds | 0 | 0 | 500000"
            })
    void readsDurations(String text, int months, int days, long micros) {
        assertThat(SqlParser.parseInterval(text)).isEqualTo(new IntervalValue(months, days, micros));
    }

    @Test
    void readsIntervalLiterals() {
        assertThat(SqlParser.parseExpression("INTERVAL '1 02:03:04.5' DAY TO SECOND"))
                .isEqualTo(new Literal(new IntervalValue(0, 1, 7_384_500_000L), AtomicType.INTERVAL));
        assertThat(SqlParser.parseExpression("interval '1-2' year to month"))
                .isEqualTo(new Literal(new IntervalValue(14, 0, 0), AtomicType.INTERVAL));
        assertThat(SqlParser.parseExpression("INTERVAL '5 minutes'"))
                .isEqualTo(new Literal(new IntervalValue(0, 0, 300_000_000L), AtomicType.INTERVAL));
    }

    @Test
    void buildsGroupedQueries() {
        LogicalPlan plan = SqlParser.parseQuery(
                "SELECT word, count(*) AS n FROM words GROUP BY word HAVING count(*) > 1 ORDER BY n DESC LIMIT 3");
        LogicalPlan.Limit limit = (LogicalPlan.Limit) plan;
        LogicalPlan.Sort sort = (LogicalPlan.Sort) limit.child();
        assertThat(sort.orders().get(0).nullsFirst()).isFalse();
        Filter having = (Filter) sort.child();
        Aggregate aggregate = (Aggregate) having.child();
        assertThat(aggregate.groupings()).containsExactly(column("word"));
        assertThat(((Alias) aggregate.output().get(1)).name()).isEqualTo("n");
        assertThat(((UnresolvedTable) aggregate.child()).name()).containsExactly("words");
    }

    @Test
    void buildsStreamsWithWatermarks() {
        LogicalPlan plan = SqlParser.parseQuery(
                "SELECT * FROM STREAM clicks WATERMARK ts DELAY OF INTERVAL 10 SECONDS AS c JOIN users u ON c.id = u.id");
        Join join = (Join) ((Project) plan).child();
        SubqueryAlias left = (SubqueryAlias) join.left();
        WithWatermark watermark = (WithWatermark) left.child();
        assertThat(left.alias()).isEqualTo("c");
        assertThat(watermark.delay()).isEqualTo(new IntervalValue(0, 0, 10_000_000));
        assertThat(((UnresolvedTable) watermark.child()).streaming()).isTrue();
        assertThat(join.condition()).isNotNull();
    }

    @Test
    void takesAStreamKeywordAsATableNameToo() {
        LogicalPlan plan = SqlParser.parseQuery("SELECT * FROM stream");
        assertThat(((UnresolvedTable) ((Project) plan).child()).name()).containsExactly("stream");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT a, b, sum(v) FROM t GROUP BY ROLLUP (a, b)",
                "SELECT a, b, sum(v) FROM t GROUP BY a, b WITH CUBE",
                "SELECT a, sum(v) FROM t GROUP BY GROUPING SETS ((a), ())",
                "SELECT 1 UNION ALL SELECT 2 EXCEPT SELECT 3",
                "WITH w AS (SELECT 1 AS a) SELECT * FROM w",
                "SELECT x FROM t LATERAL VIEW OUTER explode(xs) e AS x",
                "SELECT * FROM VALUES (1, 'a'), (2, 'b') AS t(id, name)",
                "SELECT sum(v) FILTER (WHERE v > 0), first_value(v) IGNORE NULLS FROM t",
                "SELECT a FROM t WHERE a IN (SELECT b FROM u) AND EXISTS (SELECT 1 FROM u)",
                "SELECT /*+ BROADCAST(d) */ * FROM t LEFT SEMI JOIN d USING (k) -- trailing",
                "SELECT row_number() OVER (PARTITION BY a ORDER BY b) FROM t",
                "SELECT named_struct('a', 1).a, map('k', 1)['k'], array(1, 2)[0]",
                "SELECT * FROM a, b WHERE a.x = b.x",
                "SELECT left('abc', 2), if(a, 1, 2), (a, b) FROM t;"
            })
    void acceptsTheDialect(String sql) {
        assertThat(SqlParser.parseQuery(sql)).isNotNull();
    }

    @Test
    void readsSchemas() {
        assertThat(SqlParser.parseSchema("ts TIMESTAMP, word STRING NOT NULL, tags ARRAY<STRING>,"
                                + " m MAP<STRING, STRUCT<a: INT, end: DECIMAL(5,1)>>, value bigint")
                        .catalogString())
                .isEqualTo("struct<ts:timestamp,word:string,tags:array<string>,"
                        + "m:map<string,struct<a:int,end:decimal(5,1)>>,value:bigint>");
    }

    @Test
    void readsScripts() {
        List<Statement> statements = SqlParser.parseScript("""
                -- a pipeline
                SET spark.sql.session.timeZone = UTC;
                CREATE TABLE clicks (ts TIMESTAMP, page STRING) USING json
                  OPTIONS (path '/data/in', maxFilesPerTrigger 1, 'header' true) PARTITIONED BY (page);
                CREATE TEMPORARY VIEW v AS SELECT * FROM STREAM clicks;
                CREATE STREAMING QUERY q OPTIONS (outputMode 'update', trigger 'processingTime 1 second')
                  AS INSERT INTO sink SELECT page, count(*) FROM v GROUP BY page;
                """);
        assertThat(statements).hasSize(4);
        assertThat(((Statement.SetSetting) statements.get(0)).value()).isEqualTo("UTC");
        Statement.CreateTable table = (Statement.CreateTable) statements.get(1);
        assertThat(table.options()).isEqualTo(Map.of("path", "/data/in", "maxFilesPerTrigger", "1", "header", "true"));
        assertThat(table.partitionedBy()).containsExactly("page");
        assertThat(table.position().line()).isEqualTo(3);
        assertThat(((Statement.CreateStreamingQuery) statements.get(3)).target())
                .isEqualTo("sink");
    }

    @Test
    void anEmptyScriptHasNoStatement() {
        assertThat(SqlParser.parseScript(" -- nothing\n;")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT a FORM t | Line 1, column 15: unexpected 't'.",
                "SELECT a FROM t WHERE | Line 1, column 22: unexpected end of the text.",
                "SELECT a FROM t WHERE a === 1 | Line 1, column 27: unexpected '='.",
                "SELECT 'open | Line 1, column 8: the ' that stands here is not closed.",
                "SELECT CAST(a AS INTT) | Line 1, column 18: unknown type 'INTT'.",
                "SELECT * FROM a NATURAL JOIN b | Line 1, column 17: NATURAL JOIN changes its meaning with every new column.",
                "SELECT INTERVAL 5 parsecs | Line 1, column 17: 'parsecs' is not a unit of time."
            })
    void saysWhereTheTextGoesWrong(String sql, String problem) {
        assertThatThrownBy(() -> SqlParser.parseQuery(sql))
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    @Test
    void saysWhatWasExpected() {
        assertThatThrownBy(() -> SqlParser.parseScript("CREATE TABLE t (a INT) OPTIONS (x '1')"))
                .hasMessageContaining("Expected here: 'USING'.");
    }

    @Test
    void refusesAnOptionGivenTwice() {
        assertThatThrownBy(() -> SqlParser.parseScript("CREATE TABLE t USING json OPTIONS (path 'a', path 'b')"))
                .hasMessageContaining("given twice");
    }

    @Test
    void positionsAreNoPartOfTheMeaning() {
        assertThat(SqlParser.parseExpression("  a + b")).isEqualTo(SqlParser.parseExpression("a+b"));
    }

    private static Expression column(String name) {
        return new UnresolvedColumn(List.of(name), io.virta.expression.SourcePosition.UNKNOWN);
    }

    @Test
    void keepsTheFilterOfAnAggregate() {
        Call call = (Call) SqlParser.parseExpression("count(*) FILTER (WHERE v > 0)");
        assertThat(call.filter()).isNotNull();
    }
}
