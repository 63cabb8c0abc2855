package io.virta.format.json;

import com.fasterxml.jackson.core.JsonToken;
import io.virta.batch.ColumnBuilder;
import io.virta.batch.StructBuilder;
import io.virta.types.StructField;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects. Objects mostly repeat the order of their fields, so the name seen at each place is remembered with its field: since the cursor gives out the same object for the same name, a
 * look at it replaces a look-up.
 */
final class StructReader extends JsonReader {
    private static final int UNWANTED = -1;
    private static final int REMEMBERED_PLACES = 256;

    private final StructBuilder rows;
    private final @Nullable JsonReader[] fields;
    private final Map<String, Integer> indices = new HashMap<>();
    private @Nullable String[] nameAtPlace = new @Nullable String[16];
    private int[] fieldAtPlace = new int[16];

    /**
     * @param wanted the fields, null for those that no object has
     */
    StructReader(StructBuilder rows, List<@Nullable StructField> wanted, JsonReaders readers) {
        super(rows);
        this.rows = rows;
        this.fields = new @Nullable JsonReader[wanted.size()];
        for (int i = 0; i < fields.length; i++) {
            StructField field = wanted.get(i);
            if (field != null) {
                fields[i] = readers.reader(field.dataType(), rows.field(i));
                indices.putIfAbsent(field.name(), i);
            }
        }
    }

    @Override
    int readNotNull(JsonCursor cursor, JsonToken token) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            cursor.skipChildren();
            return WRONG;
        }
        int outcome = readFields(cursor);
        rows.append();
        return outcome;
    }

    /** Reads the fields of an object whose start is the current token, without ending the row. */
    int readFields(JsonCursor cursor) throws IOException {
        int row = rows.length();
        int outcome = WHOLE;
        int place = 0;
        for (String name = cursor.nextFieldName(); name != null; name = cursor.nextFieldName()) {
            int index = field(name, place++);
            JsonToken token = cursor.nextToken();
            JsonReader reader = index == UNWANTED ? null : fields[index];
            if (reader == null) {
                cursor.skipChildren();
                continue;
            }
            ColumnBuilder builder = reader.builder();
            if (builder.length() > row) {
                builder.truncate(row);
            }
            if (reader.read(cursor, token) != WHOLE) {
                outcome = PARTIAL;
            }
        }
        if (cursor.currentToken() != JsonToken.END_OBJECT) {
            throw cursor.unexpectedEnd();
        }
        return outcome;
    }

    @SuppressWarnings("ReferenceEquality") // the same name is the same object
    private int field(String name, int place) {
        if (place < nameAtPlace.length && name == nameAtPlace[place]) {
            return fieldAtPlace[place];
        }
        int index = indices.getOrDefault(name, UNWANTED);
        if (place < REMEMBERED_PLACES) {
            if (place >= nameAtPlace.length) {
                nameAtPlace = Arrays.copyOf(nameAtPlace, 2 * place);
                fieldAtPlace = Arrays.copyOf(fieldAtPlace, 2 * place);
            }
            nameAtPlace[place] = name;
            fieldAtPlace[place] = index;
        }
        return index;
    }
}
