package io.virta.format.csv;

import io.virta.batch.ColumnBuilder;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.StructType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Infers the schema of CSV records: names from a header or {@code _c0, _c1, ...}; strings, or the narrowest of int, bigint, double, date, timestamp and boolean that fits where types are to be inferred. */
public final class CsvSchema {
    private static final List<AtomicType> NARROWEST_FIRST = List.of(
            AtomicType.INT,
            AtomicType.BIGINT,
            AtomicType.DOUBLE,
            AtomicType.DATE,
            AtomicType.TIMESTAMP,
            AtomicType.BOOLEAN,
            AtomicType.STRING);

    private CsvSchema() {}

    /** The schema of records, of which the first is the header if there is one. */
    public static StructType infer(List<byte[]> records, CsvOptions options) {
        CsvFields fields = new CsvFields(options);
        byte[] header = null;
        List<String> names = new ArrayList<>();
        List<Integer> kinds = new ArrayList<>();
        for (byte[] record : records) {
            for (int at = 0; at < record.length; ) {
                int end = fields.read(record, at, record.length);
                byte[] row = Arrays.copyOfRange(record, at, end);
                if (options.header() && header == null) {
                    header = row;
                    for (int i = 0; i < fields.count(); i++) {
                        names.add(text(fields, i));
                    }
                } else if (row.length > 0 && !Arrays.equals(row, header)) {
                    widen(kinds, fields, options);
                }
                at = end;
            }
        }
        StructType schema = new StructType();
        for (int i = 0; i < Math.max(names.size(), kinds.size()); i++) {
            String name = i < names.size() && !names.get(i).isEmpty() ? names.get(i) : "_c" + i;
            boolean known = options.inferSchema() && i < kinds.size() && kinds.get(i) >= 0;
            schema = schema.add(name, known ? NARROWEST_FIRST.get(kinds.get(i)) : AtomicType.STRING);
        }
        return schema;
    }

    private static void widen(List<Integer> kinds, CsvFields fields, CsvOptions options) {
        for (int i = 0; i < fields.count(); i++) {
            if (kinds.size() <= i) {
                kinds.add(-1);
            }
            String text = text(fields, i);
            if (!options.inferSchema() || text.equals(options.nullValue())) {
                continue;
            }
            int kind = narrowest(text, options);
            int before = kinds.get(i);
            if (before < 0 || before == kind) {
                kinds.set(i, kind);
            } else {
                int wider = Math.max(before, kind);
                boolean numbers = wider <= NARROWEST_FIRST.indexOf(AtomicType.DOUBLE);
                boolean times = Math.min(before, kind) == NARROWEST_FIRST.indexOf(AtomicType.DATE)
                        && wider == NARROWEST_FIRST.indexOf(AtomicType.TIMESTAMP);
                kinds.set(i, numbers || times ? wider : NARROWEST_FIRST.size() - 1);
            }
        }
    }

    private static int narrowest(String text, CsvOptions options) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        for (int kind = 0; kind < NARROWEST_FIRST.size() - 1; kind++) {
            DataType type = NARROWEST_FIRST.get(kind);
            boolean wholeDate = type != AtomicType.DATE || text.trim().length() >= 8 && text.indexOf(':') < 0;
            if (wholeDate && CsvParser.of(type, options).append(utf8, 0, utf8.length, ColumnBuilder.of(type, 1))) {
                return kind;
            }
        }
        return NARROWEST_FIRST.size() - 1;
    }

    private static String text(CsvFields fields, int field) {
        return new String(
                fields.bytes(field), fields.from(field), fields.to(field) - fields.from(field), StandardCharsets.UTF_8);
    }
}
