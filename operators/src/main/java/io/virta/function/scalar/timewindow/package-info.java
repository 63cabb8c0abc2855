/**
 * Time windows: which window a time lies in. Grouping by them is the aggregation's work; here they are computed as values of a row.
 *
 * <p>May use {@code types}, {@code batch}, {@code evaluation}. Start at {@link io.virta.function.scalar.timewindow.Window}.
 */
@NullMarked
package io.virta.function.scalar.timewindow;

import org.jspecify.annotations.NullMarked;
