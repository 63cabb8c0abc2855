package io.virta.function.scalar.map;

import io.virta.batch.Column;
import io.virta.batch.MapBuilder;
import io.virta.evaluation.RowComparator;
import io.virta.function.scalar.ArgumentErrors;
import io.virta.row.Literals;
import io.virta.types.DataType;
import java.util.ArrayList;
import java.util.List;

/** Puts maps together entry by entry; refuses null and repeated keys. Used by one thread. */
public final class MapAssembler {
    private final MapBuilder builder;
    private final DataType keyType;
    private final List<Column> keys = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();

    public MapAssembler(MapBuilder builder, DataType keyType) {
        this.builder = builder;
        this.keyType = keyType;
    }

    /**
     * Adds an entry to the current row.
     *
     * @throws io.virta.error.VirtaException INVALID_VALUE for a null or repeated key
     */
    public void put(Column keyColumn, int keyRow, Column valueColumn, int valueRow) {
        if (keyColumn.isNull(keyRow)) {
            throw ArgumentErrors.nullMapKey();
        }
        for (int i = 0; i < places.size(); i++) {
            if (RowComparator.of(keyColumn, keys.get(i)).compare(keyRow, places.get(i)) == 0) {
                throw ArgumentErrors.duplicateMapKey(String.valueOf(
                        Literals.literal(keyColumn, keyRow, keyType).value()));
            }
        }
        keys.add(keyColumn);
        places.add(keyRow);
        builder.keys().append(keyColumn, keyRow);
        builder.values().append(valueColumn, valueRow);
    }

    /** Ends the row. */
    public void endRow() {
        keys.clear();
        places.clear();
        builder.append();
    }
}
