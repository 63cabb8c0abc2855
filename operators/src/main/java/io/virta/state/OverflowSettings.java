package io.virta.state;

/**
 * What a table does when it outgrows memory.
 *
 * @param store where entries at rest go; the tables of one operator instance may share it
 * @param tableNumber tells the tables in one store apart, 0 to 127; what lies under the number plus 128 is of the same table
 * @param budgetBytes memory above which entries are moved; entries changed since the last barrier always stay
 */
public record OverflowSettings(OverflowStore store, int tableNumber, long budgetBytes) {}
