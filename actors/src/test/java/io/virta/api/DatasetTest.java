package io.virta.api;

import static io.virta.api.functions.col;
import static io.virta.api.functions.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virta.error.VirtaException;
import io.virta.row.Row;
import io.virta.sql.SqlParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Datasets of users' classes: what can be a row, and the functions over them. */
class DatasetTest {
    private static final VirtaSession session = Sessions.utc();

    @AfterAll
    static void stop() {
        session.stop();
    }

    enum Size {
        SMALL,
        LARGE
    }

    record Part(String name, int count) {}

    record Item(
            String name,
            Size size,
            @Nullable Part main,
            List<Part> parts,
            Map<String, Integer> stock,
            byte[] code,
            @Nullable Long price) {}

    private static final String ITEMS = "name STRING, size STRING, main STRUCT<name: STRING, count: INT>,"
            + " parts ARRAY<STRUCT<name: STRING, count: INT>>, stock MAP<STRING, INT>, code BINARY, price BIGINT";

    private static DataFrame rows(String schema, Row... rows) {
        return session.createDataFrame(List.of(rows), SqlParser.parseSchema(schema));
    }

    private static Dataset<Part> parts() {
        return rows("name STRING, count INT", Row.of("bolt", 3), Row.of("nut", 5), Row.of("bolt", 4))
                .as(Encoders.record(Part.class));
    }

    @Test
    void recordsHoldRecordsEnumsListsMapsBytesAndNulls() {
        Dataset<Item> items = rows(
                        ITEMS,
                        Row.of(
                                "table",
                                "LARGE",
                                Row.of("plate", 1),
                                List.of(Row.of("leg", 4)),
                                Map.of("x", 7),
                                new byte[] {1, 2},
                                99L),
                        Row.of("stool", "SMALL", null, List.of(), Map.of(), new byte[0], null))
                .as(Encoders.record(Item.class));
        Item table = items.filter(item -> item.size() == Size.LARGE).first();
        assertThat(table.main()).isEqualTo(new Part("plate", 1));
        assertThat(table.parts()).containsExactly(new Part("leg", 4));
        assertThat(table.stock()).containsExactly(Map.entry("x", 7));
        assertThat(table.code()).containsExactly(1, 2);
        Item stool = items.filter(item -> item.price() == null).first();
        assertThat(stool.main()).isNull();
        assertThat(stool.size()).isEqualTo(Size.SMALL);
        assertThat(items.map(item -> item, Encoders.record(Item.class)).toDF().collectAsList())
                .hasSize(2)
                .extracting(row -> row.getAs("size"))
                .containsExactly("LARGE", "SMALL");
    }

    /** A bean. */
    public static final class Point {
        private int x;
        private @Nullable Double weight;
        private boolean marked;

        public int getX() {
            return x;
        }

        public void setX(int x) {
            this.x = x;
        }

        public @Nullable Double getWeight() {
            return weight;
        }

        public void setWeight(@Nullable Double weight) {
            this.weight = weight;
        }

        public boolean isMarked() {
            return marked;
        }

        public void setMarked(boolean marked) {
            this.marked = marked;
        }
    }

    @Test
    void beansAreTheirProperties() {
        assertThat(Encoders.bean(Point.class).schema().toDDL())
                .isEqualTo("marked BOOLEAN NOT NULL, weight DOUBLE, x INT NOT NULL");
        Dataset<Point> points = rows(
                        "x INT, weight DOUBLE, marked BOOLEAN", Row.of(1, null, true), Row.of(2, 0.5, false))
                .as(Encoders.bean(Point.class));
        assertThat(points.map(
                                point -> point.getX() + " " + point.getWeight() + " " + point.isMarked(),
                                Encoders.STRING())
                        .collectAsList())
                .containsExactly("1 null true", "2 0.5 false");
    }

    @Test
    void aNullThatHasNoPlaceIsNamed() {
        Dataset<Part> parts =
                rows("name STRING, count INT", Row.of("bolt", null)).as(Encoders.record(Part.class));
        assertThatThrownBy(() -> parts.map(Part::count, Encoders.INT()).collectAsList())
                .isInstanceOf(VirtaException.class)
                .hasMessageContainingAll("'count' of Part cannot be null", "boxed type", "fill the nulls");
    }

    @Test
    void numbersWidenAndColumnsAreFoundByNameOrRefused() {
        DataFrame rows = rows("count SMALLINT, name STRING", Row.of((short) 2, "bolt"));
        assertThat(rows.as(Encoders.record(Part.class)).collectAsList()).containsExactly(new Part("bolt", 2));
        assertThatThrownBy(() -> rows.drop("name").as(Encoders.record(Part.class)))
                .hasMessageContainingAll("no column 'name'", "@ColumnName");
        assertThatThrownBy(() ->
                        rows.withColumn("count", col("count").cast("bigint")).as(Encoders.record(Part.class)))
                .hasMessageContainingAll("'count' is BIGINT", "cannot be read as INT");
        assertThatThrownBy(() -> Encoders.of(Thread.class)).hasMessageContaining("no encoder for the type");
    }

    @Test
    void singleValuesAreTheColumnValue() {
        Dataset<Integer> lengths = parts().map(part -> part.name().length(), Encoders.INT());
        assertThat(lengths.toDF().columns()).containsExactly("value");
        assertThat(lengths.collectAsList()).containsExactly(4, 3, 4);
        assertThat(lengths.reduce(Integer::sum)).isEqualTo(11);
        assertThat(lengths.filter(length -> length > 5).collectAsList()).isEmpty();
    }

    @Test
    void flatMapAndMapPartitionsMakeAnyNumber() {
        assertThat(parts().flatMap(part -> Arrays.asList(part.name().split("")).iterator(), Encoders.STRING())
                        .distinct()
                        .collectAsList())
                .containsExactlyInAnyOrder("b", "o", "l", "t", "n", "u");
        assertThat(parts().mapPartitions(
                                rows -> {
                                    int sum = 0;
                                    while (rows.hasNext()) {
                                        sum += rows.next().count();
                                    }
                                    return List.of(sum).iterator();
                                },
                                Encoders.INT())
                        .reduce(Integer::sum))
                .isEqualTo(12);
    }

    private static KeyValueGroupedDataset<String, Part> byName() {
        return parts().groupByKey(Part::name, Encoders.STRING());
    }

    @Test
    void groupsAreReducedMappedCountedAndAggregated() {
        assertThat(byName().reduceGroups((one, other) -> new Part(one.name(), one.count() + other.count()))
                        .collectAsList())
                .containsExactlyInAnyOrder(new Part("bolt", 7), new Part("nut", 5));
        assertThat(byName().mapGroups((key, rows) -> key + size(rows), Encoders.STRING())
                        .collectAsList())
                .containsExactlyInAnyOrder("bolt2", "nut1");
        assertThat(byName().flatMapGroups(
                                (key, rows) -> size(rows) > 1
                                        ? List.of(key, key).iterator()
                                        : List.<String>of().iterator(),
                                Encoders.STRING())
                        .collectAsList())
                .containsExactly("bolt", "bolt");
        assertThat(byName().keys().collectAsList()).containsExactlyInAnyOrder("bolt", "nut");
        assertThat(byName().count().collectAsList()).containsExactlyInAnyOrder(Row.of("bolt", 2L), Row.of("nut", 1L));
        assertThat(byName().agg(count("*")).collectAsList())
                .containsExactlyInAnyOrder(Row.of("bolt", 2L), Row.of("nut", 1L));
    }

    private static int size(Iterator<?> rows) {
        List<Object> all = new ArrayList<>();
        rows.forEachRemaining(all::add);
        return all.size();
    }

    record Key(byte[] code, @Nullable Size size) {}

    @Test
    void keysAreEqualByTheirColumns() {
        Dataset<String> groups = parts().groupByKey(
                        part -> new Key(new byte[] {(byte) part.name().length()}, part.count() > 3 ? Size.LARGE : null),
                        Encoders.record(Key.class))
                .mapGroups(
                        (key, rows) -> Arrays.toString(key.code()) + Objects.toString(key.size()) + size(rows),
                        Encoders.STRING());
        assertThat(groups.collectAsList()).containsExactlyInAnyOrder("[4]null1", "[3]LARGE1", "[4]LARGE1");
        assertThat(parts().groupByKey(part -> new byte[] {(byte) part.name().length()}, Encoders.BINARY())
                        .mapGroups((key, rows) -> key[0] + " " + size(rows), Encoders.STRING())
                        .collectAsList())
                .containsExactlyInAnyOrder("4 2", "3 1");
    }
}
