package io.virta.operator.user.cells;

/** A state of the group, as {@link GroupStates} keeps it. */
public sealed interface Cells permits ValueCells, ListCells, MapCells {
    /** Whether the group has any. */
    boolean exists();

    /** Removes all of the group's. */
    void clear();

    /**
     * Removes some of what has expired, of all groups.
     *
     * @return how much; 0 if nothing is left
     */
    int expire();
}
