/**
 * The aggregate functions, one file each (families that share their state share a file for it).
 *
 * <p>A function checks and types its call and makes an {@link io.virta.function.Aggregator}: loops over primitive arrays that add a batch of rows to the
 * accumulators of their groups. May use {@code function}, {@code state}, {@code batch}, {@code types}. Start at {@link
 * io.virta.function.aggregate.Count} or {@link io.virta.function.aggregate.Sum}. To add one: a class that extends {@link
 * io.virta.function.aggregate.NamedAggregate}, annotated {@code @AutoService(SqlFunction.class)}, and a case in {@code AggregateFunctionsTest}.
 */
@NullMarked
package io.virta.function.aggregate;

import org.jspecify.annotations.NullMarked;
