/**
 * Running queries as users see them: when they run ({@link io.virta.api.streaming.Trigger}), what they do ({@link io.virta.api.streaming.StreamingQuery}, its status and progress), and the queries of
 * a session ({@link io.virta.api.streaming.StreamingQueryManager}) with their listeners. Names are those of Spark's {@code org.apache.spark.sql.streaming}.
 *
 * <p>A thin view of {@code io.virta.runtime}, in which the work is done. Start at {@link io.virta.api.streaming.StreamingQuery}.
 */
@NullMarked
package io.virta.api.streaming;

import org.jspecify.annotations.NullMarked;
