/**
 * Operators that order or bound a whole result: sort, top-N and limit.
 *
 * <p>{@link io.virta.operator.sort.Sort} collects the rows of an epoch and emits them in order at its barrier; {@link io.virta.operator.sort.Limit} passes the first rows of an epoch or of
 * the query's life. {@link io.virta.operator.sort.RowOrder} compares rows by Spark's order of values. May use {@code operator}, {@code batch}, {@code expression}, {@code state}.
 */
@NullMarked
package io.virta.operator.sort;

import org.jspecify.annotations.NullMarked;
