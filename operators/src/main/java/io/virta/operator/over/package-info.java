/**
 * Functions OVER windows of rows: ranks, neighbours and framed aggregates.
 *
 * <p>{@link io.virta.operator.over.OverRows} computes them for whole partitions and is run by {@link io.virta.operator.revision.RevisedPartitions}, so that over streams results are revised.
 * {@link io.virta.operator.over.OrderedRows} is a piece of partitions in the order of one function; {@link io.virta.operator.over.Ranks}, {@link io.virta.operator.over.Neighbours} and
 * {@link io.virta.operator.over.FramedAggregate} each make a column of it. To add a function that is no aggregate, name it in the analysis and give it a case in {@code OverRows}.
 */
@NullMarked
package io.virta.operator.over;

import org.jspecify.annotations.NullMarked;
