package io.virta.api;

import io.virta.error.ErrorCode;
import io.virta.error.VirtaException;
import io.virta.expression.Cast;
import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.plan.LogicalPlan;
import io.virta.plan.PlanOutput;
import io.virta.types.DataType;
import io.virta.types.DecimalType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;

/** How the columns of a plan become those that an encoder reads. */
final class TypedPlans {
    private TypedPlans() {}

    /**
     * The columns that an encoder reads, by name; by position where it reads a single value. Numbers may widen.
     *
     * @throws VirtaException UNRESOLVED_COLUMN or DATATYPE_MISMATCH, naming the column
     */
    static List<Expression> input(LogicalPlan plan, Encoder<?> encoder) {
        List<ColumnRef> columns = PlanOutput.of(plan);
        StructType schema = encoder.schema();
        List<Expression> read = new ArrayList<>();
        for (StructField field : schema.fields()) {
            ColumnRef column = !encoder.codec().isStruct() && columns.size() == 1
                    ? columns.get(0)
                    : columns.stream()
                            .filter(candidate -> candidate.name().equalsIgnoreCase(field.name()))
                            .findFirst()
                            .orElseThrow(() -> new VirtaException(
                                    ErrorCode.UNRESOLVED_COLUMN,
                                    "There is no column '" + field.name() + "' for the field of the encoder.",
                                    "The columns are "
                                            + columns.stream()
                                                    .map(ColumnRef::name)
                                                    .toList()
                                            + "; rename one, or name it with @ColumnName."));
            read.add(fitted(column, field.dataType()));
        }
        return read;
    }

    private static Expression fitted(ColumnRef column, DataType type) {
        if (sameShape(column.type(), type)) {
            return column;
        }
        if (column.type().isNumeric() && type.isNumeric() && widens(column.type(), type)) {
            return new Cast(column, type);
        }
        throw new VirtaException(
                ErrorCode.DATATYPE_MISMATCH,
                "The column '" + column.name() + "' is " + column.type().sql() + " and cannot be read as " + type.sql()
                        + ".",
                "Cast the column before as(...), or change the type of the field.");
    }

    /** Equal but for which parts may be null. */
    private static boolean sameShape(DataType from, DataType to) {
        return from.catalogString().equals(to.catalogString());
    }

    private static boolean widens(DataType from, DataType to) {
        if (to instanceof DecimalType) {
            return true;
        }
        return rank(from) <= rank(to);
    }

    private static int rank(DataType type) {
        return type instanceof DecimalType
                ? 7
                : switch (type.catalogString()) {
                    case "tinyint" -> 1;
                    case "smallint" -> 2;
                    case "int" -> 3;
                    case "bigint" -> 4;
                    case "float" -> 5;
                    case "double" -> 6;
                    default -> 8;
                };
    }

    /** The columns that an encoder makes, to be numbered by analysis. */
    static List<ColumnRef> made(Encoder<?> encoder) {
        return encoder.schema().fields().stream()
                .map(field -> new ColumnRef(0, field.name(), field.dataType(), field.nullable(), List.of()))
                .toList();
    }
}
