package io.virta.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.virta.row.Row;
import io.virta.row.RowConverter;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.StructType;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ColumnBuilderTest {
    @Property(tries = 300)
    void truncatingForgetsRowsOfEveryType(@ForAll long seed) {
        RandomBatches random = new RandomBatches(seed);
        StructType schema = random.schema();
        Batch kept = RowConverter.toBatch(random.rows(schema, 5), schema);
        Batch dropped = RowConverter.toBatch(random.rows(schema, 40), schema);
        for (int i = 0; i < schema.size(); i++) {
            ColumnBuilder builder = ColumnBuilder.of(schema.typeAt(i), 1);
            appendAll(builder, kept.column(i));
            appendAll(builder, dropped.column(i));
            builder.truncate(5);
            appendAll(builder, kept.column(i));
            FlatColumn twice = builder.build();
            int[] rows = {0, 1, 2, 3, 4, 0, 1, 2, 3, 4};
            assertThat(values(twice, schema.typeAt(i)))
                    .isEqualTo(values(kept.column(i).gather(rows, 10), schema.typeAt(i)));
        }
    }

    @Property(tries = 100)
    void startsEmptyAgainAfterABuild(@ForAll long seed) {
        RandomBatches random = new RandomBatches(seed);
        StructType schema = random.schema();
        Batch rows = RowConverter.toBatch(random.rows(schema, 20), schema);
        for (int i = 0; i < schema.size(); i++) {
            ColumnBuilder builder = ColumnBuilder.of(schema.typeAt(i), 4);
            appendAll(builder, rows.column(i));
            String first = values(builder.build(), schema.typeAt(i));
            appendAll(builder, rows.column(i));
            assertThat(values(builder.build(), schema.typeAt(i))).isEqualTo(first);
            assertThat(builder.build().length()).isZero();
        }
    }

    @Test
    void aRowWithoutAllFieldsHasNullsThere() {
        StructType schema = new StructType().add("a", AtomicType.INT).add("b", AtomicType.STRING);
        StructBuilder builder = (StructBuilder) ColumnBuilder.of(schema, 1);
        ((IntBuilder) builder.field(0)).append(1);
        builder.append();
        StructColumn column = (StructColumn) builder.build();
        assertThat(RowConverter.toRows(new Batch(1, column.fields()), schema)).containsExactly(Row.of(1, null));
    }

    @Test
    void elementsOfARowThatWasNotEndedAreForgotten() {
        ArrayBuilder builder = (ArrayBuilder) ColumnBuilder.of(new ArrayType(AtomicType.INT), 1);
        ((IntBuilder) builder.elements()).append(1);
        builder.appendNull();
        ((IntBuilder) builder.elements()).append(2);
        builder.append();
        ((IntBuilder) builder.elements()).append(3);
        ArrayColumn column = (ArrayColumn) builder.build();
        assertThat(column.elements().length()).isEqualTo(1);
        assertThat(column.size(0)).isZero();
        assertThat(((IntColumn) column.elements()).value(0)).isEqualTo(2);
    }

    @Test
    void encodesCharactersAsUtf8() {
        String text = "a\u00e9\u20ac\ud83d\ude00\ud83d";
        BytesBuilder builder = (BytesBuilder) ColumnBuilder.of(AtomicType.STRING, 1);
        builder.append(text.toCharArray(), 0, text.length());
        builder.append(text);
        BytesColumn column = (BytesColumn) builder.build();
        assertThat(column.string(0)).isEqualTo("a\u00e9\u20ac\ud83d\ude00?");
        assertThat(column.sameBytes(0, column, 1)).isTrue();
    }

    private static void appendAll(ColumnBuilder builder, Column column) {
        for (int row = 0; row < column.length(); row++) {
            builder.append(column, row);
        }
    }

    private static String values(Column column, DataType type) {
        Batch batch = new Batch(column.length(), List.of(column));
        return RandomBatches.print(RowConverter.toRows(batch, new StructType().add("v", type)));
    }
}
