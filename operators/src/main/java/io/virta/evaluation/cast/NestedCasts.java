package io.virta.evaluation.cast;

import io.virta.batch.ArrayColumn;
import io.virta.batch.Column;
import io.virta.batch.MapColumn;
import io.virta.batch.StructColumn;
import io.virta.function.Kernel;
import io.virta.types.ArrayType;
import io.virta.types.DataType;
import io.virta.types.MapType;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Casts of arrays, maps and structs: each part by itself. */
final class NestedCasts {
    private NestedCasts() {}

    static @Nullable Kernel find(DataType from, DataType to) {
        if (from instanceof ArrayType source && to instanceof ArrayType target) {
            return array(source, target);
        }
        if (from instanceof MapType source && to instanceof MapType target) {
            return map(source, target);
        }
        if (from instanceof StructType source && to instanceof StructType target && source.size() == target.size()) {
            return struct(source, target);
        }
        return null;
    }

    private static @Nullable Kernel array(ArrayType from, ArrayType to) {
        if (!CastKernels.isAllowed(from.elementType(), to.elementType())) {
            return null;
        }
        Kernel element = CastKernels.kernel(from.elementType(), to.elementType());
        return (columns, rowCount, context) -> {
            ArrayColumn arrays = (ArrayColumn) columns[0].flatten();
            Column elements = CastKernels.cast(element, arrays.elements(), context);
            return new ArrayColumn(elements, arrays.offsets(), arrays.nullMask(), rowCount);
        };
    }

    private static @Nullable Kernel map(MapType from, MapType to) {
        if (!CastKernels.isAllowed(from.keyType(), to.keyType())
                || !CastKernels.isAllowed(from.valueType(), to.valueType())) {
            return null;
        }
        Kernel key = CastKernels.kernel(from.keyType(), to.keyType());
        Kernel value = CastKernels.kernel(from.valueType(), to.valueType());
        return (columns, rowCount, context) -> {
            MapColumn maps = (MapColumn) columns[0].flatten();
            return new MapColumn(
                    CastKernels.cast(key, maps.keys(), context),
                    CastKernels.cast(value, maps.values(), context),
                    maps.offsets(),
                    maps.nullMask(),
                    rowCount);
        };
    }

    private static @Nullable Kernel struct(StructType from, StructType to) {
        List<Kernel> fields = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            if (!CastKernels.isAllowed(from.typeAt(i), to.typeAt(i))) {
                return null;
            }
            fields.add(CastKernels.kernel(from.typeAt(i), to.typeAt(i)));
        }
        return (columns, rowCount, context) -> {
            StructColumn structs = (StructColumn) columns[0].flatten();
            List<Column> cast = new ArrayList<>(fields.size());
            for (int i = 0; i < fields.size(); i++) {
                cast.add(CastKernels.cast(fields.get(i), structs.field(i), context));
            }
            return new StructColumn(cast, structs.nullMask(), rowCount);
        };
    }
}
