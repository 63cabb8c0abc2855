package io.virta.api;

import static io.virta.api.functions.col;
import static io.virta.api.functions.count;
import static io.virta.api.functions.lit;
import static io.virta.api.functions.max;
import static io.virta.api.functions.sum;
import static io.virta.api.functions.udaf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.api.streaming.StreamingQuery;
import io.virta.connector.memory.MemoryStream;
import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import io.virta.types.DataType;
import io.virta.types.DataTypes;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Aggregates of the user's, and pivots. */
@Timeout(60)
class AggregatesTest {
    private static final StructType SALES = SqlParser.parseSchema("shop STRING, kind STRING, amount INT");
    private static VirtaSession session;

    @BeforeAll
    static void start() {
        session = Sessions.utc();
    }

    @AfterAll
    static void stop() {
        session.stop();
    }

    /** The product of the numbers and how many there are, as text. */
    private static final class Product extends Aggregator<Integer, Row, String> {
        @Override
        public Row zero() {
            return Row.of(1L, 0);
        }

        @Override
        public Row reduce(Row buffer, Integer input) {
            return input == null ? buffer : Row.of(buffer.<Long>getAs(0) * input, buffer.<Integer>getAs(1) + 1);
        }

        @Override
        public Row merge(Row one, Row other) {
            return Row.of(one.<Long>getAs(0) * other.<Long>getAs(0), one.<Integer>getAs(1) + other.<Integer>getAs(1));
        }

        @Override
        public String finish(Row buffer) {
            return buffer.get(1) + " numbers, " + buffer.get(0);
        }

        @Override
        public DataType bufferType() {
            return SqlParser.parseType("STRUCT<product: BIGINT, n: INT>");
        }

        @Override
        public DataType outputType() {
            return DataTypes.StringType;
        }
    }

    private static DataFrame sales() {
        return session.createDataFrame(
                List.of(
                        Row.of("x", "tea", 2),
                        Row.of("x", "tea", 3),
                        Row.of("x", "milk", 5),
                        Row.of("y", "milk", null),
                        Row.of("y", null, 7)),
                SALES);
    }

    @Test
    void aUserDefinedAggregateRunsInSqlAndOverColumns() {
        UserDefinedAggregate product = session.udf().register("product_of", udaf(new Product(), DataTypes.IntegerType));
        sales().createOrReplaceTempView("sales");
        assertThat(session.sql("SELECT shop, product_of(amount) FILTER (WHERE amount > 2) FROM sales GROUP BY shop")
                        .collectAsList())
                .containsExactlyInAnyOrder(Row.of("x", "2 numbers, 15"), Row.of("y", "1 numbers, 7"));
        assertThat(sales().groupBy("shop")
                        .agg(product.apply(col("amount").cast("long")).as("p"), count(lit(1)))
                        .collectAsList())
                .containsExactlyInAnyOrder(Row.of("x", "3 numbers, 30", 3L), Row.of("y", "1 numbers, 7", 2L));
        assertThat(sales().filter("false").agg(product.apply(col("amount"))).collectAsList())
                .containsExactly(Row.of("0 numbers, 1"));
    }

    @Test
    void aUserDefinedAggregateGoesOnFromEpochToEpoch() {
        MemoryStream stream = new MemoryStream("sold", SALES);
        List<Row> emitted = Collections.synchronizedList(new ArrayList<>());
        StreamingQuery query = session.fromTable(stream)
                .groupBy("shop")
                .agg(udaf(new Product(), DataTypes.IntegerType).apply(col("amount")))
                .writeStream()
                .outputMode("update")
                .foreachBatch((rows, epoch) -> emitted.addAll(rows.collectAsList()))
                .start();
        stream.add(Row.of("x", "tea", 2), Row.of("x", "tea", 3));
        query.processAllAvailable();
        stream.add(Row.of("x", "tea", 5));
        query.processAllAvailable();
        query.stop();
        assertThat(emitted).containsExactly(Row.of("x", "2 numbers, 6"), Row.of("x", "3 numbers, 30"));
    }

    @Test
    void whatAUserDefinedAggregateThrowsNamesIt() {
        UserDefinedAggregate wrong = udaf(
                        new Aggregator<String, Long, Long>() {
                            @Override
                            public Long zero() {
                                return 0L;
                            }

                            @Override
                            public Long reduce(Long buffer, String input) {
                                return buffer + Long.parseLong(input);
                            }

                            @Override
                            public Long merge(Long one, Long other) {
                                return one + other;
                            }

                            @Override
                            public Long finish(Long buffer) {
                                return buffer;
                            }

                            @Override
                            public DataType bufferType() {
                                return DataTypes.LongType;
                            }

                            @Override
                            public DataType outputType() {
                                return DataTypes.LongType;
                            }
                        },
                        DataTypes.StringType)
                .withName("parsed");
        assertThatThrownBy(() -> sales().agg(wrong.apply(col("shop"))).collectAsList())
                .isInstanceOfSatisfying(
                        VirtaException.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.USER_CODE_FAILED))
                .hasMessageContaining("parsed");
        assertThatThrownBy(() -> wrong.apply(col("shop"), col("kind"))).hasMessageContaining("1 arguments, not 2");
    }

    @Test
    void aPivotHasAColumnForEachValueAndAggregate() {
        DataFrame one =
                sales().groupBy("shop").pivot("kind", List.of("tea", "milk")).agg(sum("amount"));
        assertThat(one.columns()).containsExactly("shop", "tea", "milk");
        assertThat(one.collectAsList()).containsExactlyInAnyOrder(Row.of("x", 5L, 5L), Row.of("y", null, null));
        DataFrame two = sales().groupBy("shop")
                .pivot("kind", List.of("milk"))
                .agg(count("amount").as("n"), max("amount").as("most"));
        assertThat(two.columns()).containsExactly("shop", "milk_n", "milk_most");
        assertThat(two.collectAsList()).containsExactlyInAnyOrder(Row.of("x", 1L, 5), Row.of("y", 0L, null));
        assertThatThrownBy(() -> sales().groupBy("shop").pivot("kind")).hasMessageContaining("List.of");
    }

    @Test
    void sqlPivotsGroupByTheOtherColumns() {
        sales().createOrReplaceTempView("sales");
        DataFrame rows = session.sql(
                "SELECT * FROM sales PIVOT (sum(amount) FOR kind IN ('tea', 'milk' AS m)) AS p ORDER BY p.shop");
        assertThat(rows.columns()).containsExactly("shop", "tea", "m");
        assertThat(rows.collectAsList()).containsExactly(Row.of("x", 5L, 5L), Row.of("y", null, null));
        DataFrame pairs = session.sql("SELECT * FROM (SELECT * FROM sales WHERE amount > 2)"
                + " PIVOT (count(*) AS n, max(amount) AS most FOR (shop, kind) IN (('x', 'tea'), ('y', 'milk')))");
        assertThat(pairs.columns()).containsExactly("x_tea_n", "x_tea_most", "y_milk_n", "y_milk_most");
        assertThat(pairs.collectAsList()).containsExactly(Row.of(1L, 3, null, null));
        assertThatThrownBy(() -> session.sql("SELECT * FROM sales PIVOT (amount + 1 FOR kind IN ('tea'))"))
                .hasMessageContaining("aggregates nothing");
        assertThatThrownBy(() -> sales().cube("shop").pivot("kind", List.of("tea")))
                .hasMessageContaining("right after groupBy");
    }

    @Test
    void rowsThatOccurOftenAreCountedByIntersectAllAndExceptAll() {
        String left = "SELECT * FROM VALUES (1, 'a'), (1, 'a'), (1, 'a'), (2, NULL), (2, NULL), (3, 'c') AS l(k, v)";
        String right = "SELECT * FROM VALUES (1, 'a'), (1, 'a'), (2, NULL), (4, 'd') AS r(k, v)";
        assertThat(session.sql(left + " INTERSECT ALL " + right).collectAsList())
                .containsExactlyInAnyOrder(Row.of(1, "a"), Row.of(1, "a"), Row.of(2, null));
        assertThat(session.sql(left + " EXCEPT ALL " + right).collectAsList())
                .containsExactlyInAnyOrder(Row.of(1, "a"), Row.of(2, null), Row.of(3, "c"));
    }
}
