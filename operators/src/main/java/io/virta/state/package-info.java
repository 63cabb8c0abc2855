/**
 * Keyed state: tables of groups in memory, columnar, keyed by key group and key.
 *
 * <p>A table maps keys to dense slots and keeps the values in {@link io.virta.state.StateColumn}s indexed by slot. What a table holds at a barrier is exactly
 * the effect of all elements before it. At a barrier the changed slots are frozen into {@link io.virta.state.StateSection}s, which persistence makes
 * durable; {@link io.virta.state.OverflowStore} is the port for state that does not fit the memory budget.
 *
 * <p>May use {@code types}, {@code batch}, {@code error}. No files, no threads: those are persistence's.
 */
@NullMarked
package io.virta.state;

import org.jspecify.annotations.NullMarked;
