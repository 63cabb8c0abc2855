package io.virta.analysis;

import io.virta.expression.ColumnRef;
import io.virta.expression.Expression;
import io.virta.expression.ExpressionTypes;
import io.virta.expression.FieldAccess;
import io.virta.expression.SourcePosition;
import io.virta.types.ArrayType;
import io.virta.types.DataType;
import io.virta.types.MapType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns that names may mean at some place, without regard to case.
 *
 * @param outer the columns around a subquery, null outside of one
 */
record Scope(List<ColumnRef> columns, @Nullable Scope outer) implements Names {
    Scope {
        columns = List.copyOf(columns);
    }

    /**
     * The column or nested field of a name, named as written; null if there is none. A qualified column wins over a field of the same name, an inner column over
     * an outer one.
     */
    @Override
    public @Nullable Expression find(List<String> parts, SourcePosition position) {
        Expression found = parts.size() > 1 ? find(qualified(parts), parts, 1, position) : null;
        if (found == null) {
            found = find(named(parts.get(0)), parts, 0, position);
        }
        return found == null && outer != null ? outer.find(parts, position) : found;
    }

    /** The columns that {@code *} or {@code t.*} stands for; empty if nothing is called {@code t}. */
    List<ColumnRef> star(List<String> qualifier) {
        if (qualifier.isEmpty()) {
            return columns;
        }
        String last = qualifier.get(qualifier.size() - 1);
        return columns.stream().filter(column -> isQualifiedBy(column, last)).toList();
    }

    /** All names, for suggestions: bare ones where they are unique, qualified ones elsewhere. */
    @Override
    public List<String> known() {
        List<String> names = new ArrayList<>();
        for (ColumnRef column : columns) {
            names.add(named(column.name()).size() > 1 ? qualifiedName(column).replace("`", "") : column.name());
        }
        return names;
    }

    /** A field of a value of nested type. */
    static Expression field(Expression parent, String name) {
        DataType type = ExpressionTypes.typeOf(parent);
        if (type instanceof MapType) {
            return new FieldAccess(parent, name);
        }
        DataType element = type instanceof ArrayType array ? array.elementType() : type;
        if (!(element instanceof StructType struct)) {
            throw AnalysisErrors.invalid(
                    "INVALID_EXTRACT_BASE_FIELD_TYPE",
                    "`" + parent.sql() + "` has no field `" + name + "`, since it is of type " + type + ".",
                    "Only structs, arrays of structs and maps have fields.");
        }
        StructField field = ExpressionTypes.field(struct, name);
        if (field == null) {
            throw AnalysisErrors.noField(name, parent.sql(), struct.fieldNames());
        }
        return new FieldAccess(parent, field.name());
    }

    private @Nullable Expression find(
            List<ColumnRef> candidates, List<String> parts, int columnPart, SourcePosition position) {
        if (candidates.isEmpty()) {
            return null;
        }
        if (candidates.size() > 1) {
            throw AnalysisErrors.ambiguous(
                    parts, candidates.stream().map(Scope::qualifiedName).toList(), position);
        }
        ColumnRef column = candidates.get(0);
        Expression found =
                new ColumnRef(column.id(), parts.get(columnPart), column.type(), column.nullable(), column.qualifier());
        for (String part : parts.subList(columnPart + 1, parts.size())) {
            found = field(found, part);
        }
        return found;
    }

    private List<ColumnRef> qualified(List<String> parts) {
        return named(parts.get(1)).stream()
                .filter(column -> isQualifiedBy(column, parts.get(0)))
                .toList();
    }

    /** The columns of a name, each id once. */
    private List<ColumnRef> named(String name) {
        List<ColumnRef> found = new ArrayList<>();
        for (ColumnRef column : columns) {
            if (column.name().equalsIgnoreCase(name) && found.stream().noneMatch(other -> other.id() == column.id())) {
                found.add(column);
            }
        }
        return found;
    }

    private static boolean isQualifiedBy(ColumnRef column, String name) {
        List<String> qualifier = column.qualifier();
        return !qualifier.isEmpty() && qualifier.get(qualifier.size() - 1).equalsIgnoreCase(name);
    }

    private static String qualifiedName(ColumnRef column) {
        List<String> parts = new ArrayList<>(column.qualifier());
        parts.add(column.name());
        return "`" + String.join("`.`", parts) + "`";
    }
}
