package io.virta.function.scalar.collection;

import io.virta.batch.ArrayBuilder;
import io.virta.batch.ArrayColumn;
import io.virta.batch.Column;
import io.virta.batch.ColumnBuilder;
import io.virta.evaluation.RowComparator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** The distinct elements of the arrays of a row. Arrays are short, so elements are compared one by one. Used by one thread. */
final class ElementSet {
    private final List<Column> columns = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();

    void clear() {
        columns.clear();
        places.clear();
    }

    /** Appends the elements of a row that are not in the set yet and adds them. */
    void addNew(ArrayColumn arrays, int row, ColumnBuilder out) {
        Column elements = arrays.elements();
        for (int i = arrays.start(row); i < arrays.start(row) + arrays.size(row); i++) {
            if (!contains(elements, i)) {
                columns.add(elements);
                places.add(i);
                out.append(elements, i);
            }
        }
    }

    private boolean contains(Column elements, int place) {
        for (int k = 0; k < places.size(); k++) {
            if (RowComparator.nullsFirst(elements, columns.get(k)).compare(place, places.get(k)) == 0) {
                return true;
            }
        }
        return false;
    }

    private boolean contains(ArrayColumn arrays, int row, Column elements, int place) {
        RowComparator order = RowComparator.nullsFirst(elements, arrays.elements());
        for (int i = arrays.start(row); i < arrays.start(row) + arrays.size(row); i++) {
            if (order.compare(place, i) == 0) {
                return true;
            }
        }
        return false;
    }

    /** Appends, for a row, the distinct elements of the left array that the right one has, or has not. */
    static IntConsumer filter(ArrayColumn left, ArrayColumn right, boolean common, ArrayBuilder out) {
        ElementSet set = new ElementSet();
        return row -> {
            set.clear();
            Column elements = left.elements();
            for (int i = left.start(row); i < left.start(row) + left.size(row); i++) {
                if (set.contains(right, row, elements, i) == common && !set.contains(elements, i)) {
                    set.columns.add(elements);
                    set.places.add(i);
                    out.elements().append(elements, i);
                }
            }
            out.append();
        };
    }
}
