package io.virta.operator.user.cells;

import io.virta.operator.OperatorContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The states and timers of one operator instance, read and written for the group that {@link #group} is at. Used by one thread. */
public final class GroupStates {
    private final Group group = new Group();
    private final Map<String, Cells> cells = new LinkedHashMap<>();
    private final @Nullable Timers timers;

    /** The states in the tables that {@link StateVariable#tables} declared. */
    public GroupStates(List<StateVariable> variables, boolean hasTimers, OperatorContext context) {
        for (StateVariable variable : variables) {
            cells.put(variable.name(), cells(variable, context));
        }
        timers = hasTimers ? new Timers(numbered(Timers.TABLE, Timers.NUMBER, context), context.metrics()) : null;
    }

    private Cells cells(StateVariable variable, OperatorContext context) {
        Expiries expiries = variable.expires() ? new Expiries(context.stateTable(variable.expiryTable()), group) : null;
        return switch (variable.kind()) {
            case VALUE -> new ValueCells(heads(variable.name(), context), expiries, context.metrics());
            case LIST ->
                new ListCells(
                        rows(variable.name(), context),
                        heads(variable.listTable(), context),
                        expiries,
                        context.metrics());
            case MAP -> new MapCells(numbered(variable.name(), MapCells.NUMBER, context), expiries, context.metrics());
        };
    }

    private NumberedKeys numbered(String name, int numberColumn, OperatorContext context) {
        return new NumberedKeys(
                rows(name, context),
                numberColumn,
                rows(StateVariable.keysTable(name), context),
                heads(StateVariable.sizeTable(name), context));
    }

    private GroupTable rows(String table, OperatorContext context) {
        return new GroupTable(context.stateTable(table), group);
    }

    private HeadRows heads(String table, OperatorContext context) {
        return new HeadRows(context.stateTable(table), group);
    }

    /** Where the states are read and written. */
    public Group group() {
        return group;
    }

    /** A state by its name, of the kind that was declared. */
    public <C extends Cells> C cells(String name, Class<C> kind) {
        return kind.cast(Objects.requireNonNull(cells.get(name), name));
    }

    /** The timers; throws IllegalStateException if there are none. */
    public Timers timers() {
        if (timers == null) {
            throw new IllegalStateException("no clock, no timers");
        }
        return timers;
    }

    /**
     * Removes some of what has expired, of all groups; the group is anywhere afterwards.
     *
     * @return whether there may be more
     */
    public boolean expire() {
        for (Cells state : cells.values()) {
            if (state.expire() > 0) {
                return true;
            }
        }
        return false;
    }
}
