package io.virta.sql;

import io.virta.error.VirtaException;
import io.virta.sql.parser.VirtaParser;
import io.virta.types.ArrayType;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.DecimalType;
import io.virta.types.MapType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Builds types and schemas. */
final class TypeBuilder {
    private static final Map<String, AtomicType> ATOMIC = Map.ofEntries(
            Map.entry("boolean", AtomicType.BOOLEAN),
            Map.entry("tinyint", AtomicType.TINYINT),
            Map.entry("byte", AtomicType.TINYINT),
            Map.entry("smallint", AtomicType.SMALLINT),
            Map.entry("short", AtomicType.SMALLINT),
            Map.entry("int", AtomicType.INT),
            Map.entry("integer", AtomicType.INT),
            Map.entry("bigint", AtomicType.BIGINT),
            Map.entry("long", AtomicType.BIGINT),
            Map.entry("float", AtomicType.FLOAT),
            Map.entry("real", AtomicType.FLOAT),
            Map.entry("double", AtomicType.DOUBLE),
            Map.entry("date", AtomicType.DATE),
            Map.entry("timestamp", AtomicType.TIMESTAMP),
            Map.entry("timestamp_ltz", AtomicType.TIMESTAMP),
            Map.entry("timestamp_ntz", AtomicType.TIMESTAMP_NTZ),
            Map.entry("string", AtomicType.STRING),
            Map.entry("varchar", AtomicType.STRING),
            Map.entry("char", AtomicType.STRING),
            Map.entry("character", AtomicType.STRING),
            Map.entry("binary", AtomicType.BINARY),
            Map.entry("void", AtomicType.VOID));

    private TypeBuilder() {}

    static StructType schema(VirtaParser.ColumnDefinitionsContext tree) {
        return new StructType(tree.columnDefinition().stream()
                .map(column -> new StructField(
                        SqlText.name(column.fieldName()), type(column.dataType()), column.NOT() == null))
                .toList());
    }

    static DataType type(VirtaParser.DataTypeContext tree) {
        if (tree instanceof VirtaParser.ArrayTypeContext array) {
            return new ArrayType(type(array.dataType()));
        }
        if (tree instanceof VirtaParser.MapTypeContext map) {
            return new MapType(type(map.dataType(0)), type(map.dataType(1)));
        }
        if (tree instanceof VirtaParser.StructTypeContext struct) {
            return struct(struct);
        }
        if (tree instanceof VirtaParser.IntervalTypeContext interval) {
            return interval(interval);
        }
        return atomic((VirtaParser.AtomicTypeContext) tree);
    }

    private static StructType struct(VirtaParser.StructTypeContext tree) {
        if (tree.structFields() == null) {
            return new StructType();
        }
        return new StructType(tree.structFields().structField().stream()
                .map(field ->
                        new StructField(SqlText.name(field.fieldName()), type(field.dataType()), field.NOT() == null))
                .toList());
    }

    private static DataType interval(VirtaParser.IntervalTypeContext tree) {
        if (tree.from == null) {
            return AtomicType.INTERVAL;
        }
        return switch (SqlText.name(tree.from).toLowerCase(Locale.ROOT)) {
            case "year", "month" -> AtomicType.INTERVAL_YEAR_MONTH;
            case "day", "hour", "minute", "second" -> AtomicType.INTERVAL_DAY_TIME;
            default -> throw unknown(tree);
        };
    }

    private static DataType atomic(VirtaParser.AtomicTypeContext tree) {
        String name = tree.typeName().getText().toLowerCase(Locale.ROOT);
        List<Integer> parameters = tree.INTEGER().stream()
                .map(parameter -> Integer.parseInt(parameter.getText()))
                .toList();
        switch (name) {
            case "decimal", "dec", "numeric" -> {
                return decimal(tree, parameters);
            }
            case "varchar", "char", "character" -> {
                return AtomicType.STRING;
            }
            default -> {
                AtomicType type = ATOMIC.get(name);
                if (type == null || !parameters.isEmpty()) {
                    throw unknown(tree);
                }
                return type;
            }
        }
    }

    private static DataType decimal(VirtaParser.AtomicTypeContext tree, List<Integer> parameters) {
        try {
            return switch (parameters.size()) {
                case 0 -> DecimalType.USER_DEFAULT;
                case 1 -> new DecimalType(parameters.get(0), 0);
                default -> new DecimalType(parameters.get(0), parameters.get(1));
            };
        } catch (VirtaException e) {
            throw new ParseException(SqlText.position(tree), e.problem(), String.valueOf(e.hint()));
        }
    }

    private static ParseException unknown(VirtaParser.DataTypeContext tree) {
        return new ParseException(
                SqlText.position(tree),
                "unknown type '" + tree.getText() + "'.",
                "Types are BOOLEAN, TINYINT, SMALLINT, INT, BIGINT, FLOAT, DOUBLE, DECIMAL(p,s), STRING, BINARY, DATE, TIMESTAMP,"
                        + " TIMESTAMP_NTZ, ARRAY<t>, MAP<k, v> and STRUCT<name: t>.");
    }
}
