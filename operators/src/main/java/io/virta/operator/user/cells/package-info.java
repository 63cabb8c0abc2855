/**
 * Named states of the groups of a user's function, as rows of state tables: a value is a row by the group's key; an element of a list and an entry of a map are rows of their own, by the group's key and a position or the
 * map's key. So a call reads and writes the rows it touches, however many a group has, and rows at rest may leave memory.
 *
 * <p>{@link io.virta.operator.user.cells.StateVariable} says which tables a state has; {@link io.virta.operator.user.cells.Group} is the group they are read and written for. Rows come and go as columns. Depends on
 * {@code state}, {@code batch}, {@code operator}. Start at {@link io.virta.operator.user.cells.ValueCells}.
 */
@NullMarked
package io.virta.operator.user.cells;

import org.jspecify.annotations.NullMarked;
