package io.virta.operator.user.cells;

import io.virta.state.StateTableSpec;
import io.virta.state.evolution.StateForm;
import io.virta.types.AtomicType;
import io.virta.types.DataType;
import io.virta.types.MapType;
import io.virta.types.StructField;
import io.virta.types.StructType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named state of every group at plan time. Immutable.
 *
 * @param key the type of a map's keys, null but for maps
 * @param value the type of values; what it holds may be null in parts, never as a whole
 * @param expires whether values may have a time at which they are gone
 */
public record StateVariable(
        String name, Kind kind, @Nullable DataType key, DataType value, boolean expires) {
    /** The prefix of names that are not the user's. */
    public static final String RESERVED = "$";

    private static final StructField EXPIRY = new StructField("expires", AtomicType.BIGINT, true);
    private static final StructField POSITION = number("position");

    /** The kinds of state. */
    public enum Kind {
        /** At most one value. */
        VALUE,
        /** Values in order. */
        LIST,
        /** Values by key. */
        MAP
    }

    /** What it holds. */
    public StateForm form() {
        return new StateForm(kind.name(), key == null ? value : new MapType(key, value, true));
    }

    /** The tables of the state, for groups with these keys. */
    List<StateTableSpec> tables(StructType groupKey) {
        List<StateTableSpec> tables = new ArrayList<>();
        StructField held = new StructField("value", value, true);
        StructType empty = new StructType(List.of());
        int group = groupKey.size();
        switch (kind) {
            case VALUE -> tables.add(table(name, groupKey, held, EXPIRY).evolving());
            case LIST -> {
                tables.add(table(name, with(groupKey, POSITION), group, held, EXPIRY)
                        .evolving());
                tables.add(table(listTable(), groupKey, number("first"), number("next"), number("count"))
                        .index());
            }
            case MAP -> {
                StructField mapKey = mapKey();
                tables.add(table(name, with(groupKey, mapKey), group, held, EXPIRY, POSITION)
                        .evolving());
                tables.add(table(sizeTable(name), groupKey, number("count")).index());
                tables.add(table(keysTable(name), with(groupKey, POSITION), group, mapKey)
                        .index());
            }
        }
        if (expires) {
            StructType key = with(groupKey, number("expires"));
            if (kind != Kind.VALUE) {
                key = with(key, kind == Kind.MAP ? mapKey() : POSITION);
            }
            tables.add(new StateTableSpec(expiryTable(), key, empty, group, group).index());
        }
        return tables;
    }

    /** The tables of timers, for groups with these keys. */
    static List<StateTableSpec> timers(StructType groupKey) {
        int group = groupKey.size();
        StructType value = new StructType(List.of(POSITION));
        StructField time = number("time");
        return List.of(
                new StateTableSpec(Timers.TABLE, with(groupKey, time), value, group, group),
                table(sizeTable(Timers.TABLE), groupKey, number("count")).index(),
                table(keysTable(Timers.TABLE), with(groupKey, POSITION), group, time)
                        .index());
    }

    /** The tables of states and of timers. */
    public static List<StateTableSpec> tables(List<StateVariable> variables, boolean hasTimers, StructType groupKey) {
        List<StateTableSpec> tables = new ArrayList<>();
        variables.forEach(variable -> tables.addAll(variable.tables(groupKey)));
        if (hasTimers) {
            tables.addAll(timers(groupKey));
        }
        return tables;
    }

    private StructField mapKey() {
        return new StructField("key", java.util.Objects.requireNonNull(key), true);
    }

    private static StructField number(String name) {
        return new StructField(name, AtomicType.BIGINT, false);
    }

    private static StructType with(StructType key, StructField further) {
        List<StructField> fields = new ArrayList<>(key.fields());
        fields.add(further);
        return new StructType(fields);
    }

    private static StateTableSpec table(String name, StructType key, StructField... values) {
        return table(name, key, key.size(), values);
    }

    private static StateTableSpec table(String name, StructType key, int routing, StructField... values) {
        return new StateTableSpec(name, key, new StructType(List.of(values)), StateTableSpec.NO_BUCKETS, routing);
    }

    String listTable() {
        return RESERVED + "list_" + name;
    }

    static String sizeTable(String name) {
        return RESERVED + "size_" + name;
    }

    static String keysTable(String name) {
        return RESERVED + "keys_" + name;
    }

    String expiryTable() {
        return RESERVED + "ttl_" + name;
    }
}
