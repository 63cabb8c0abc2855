/**
 * Rows that a query leaves out of its result, late ones and malformed records, as rows of their own with the reason, for whoever asked for them.
 *
 * <p>{@link io.virta.dropped.DroppedRows} collects those of one stage instance; operators reach it through {@code LateRows}, readers through {@code BadRecordOutput}; the driver sends what was
 * collected on its way to the sinks. May use {@code batch}, {@code connector}, {@code format}, {@code types}. Start at {@code DroppedRows}.
 */
@NullMarked
package io.virta.dropped;

import org.jspecify.annotations.NullMarked;
