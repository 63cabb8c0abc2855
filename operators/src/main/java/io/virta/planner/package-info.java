/**
 * From an optimised logical plan to the query plan: stages, edges and operator specs as plain data.
 *
 * <p>May use: every package of this module but {@code sql}.
 */
@NullMarked
package io.virta.planner;

import org.jspecify.annotations.NullMarked;
