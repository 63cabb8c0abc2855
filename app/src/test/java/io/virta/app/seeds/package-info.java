/**
 * Programs as users of Structured Streaming write them, in Java and SQL, one class a theme: each runs and its rows are checked. Start reading at {@code WordCountTest}.
 *
 * <p>Outside systems have stand-ins: {@link io.virta.app.seeds.Topic} has a Kafka topic's columns, {@link io.virta.app.seeds.Ticks} the rate source's, at fixed times; JSON tables in the warehouse stand for
 * Delta and Parquet.
 */
@NullMarked
package io.virta.app.seeds;

import org.jspecify.annotations.NullMarked;
