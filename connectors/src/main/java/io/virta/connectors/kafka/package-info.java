/**
 * Kafka as source and sink, with the options and columns of Spark.
 *
 * <p>A {@link io.virta.connectors.kafka.KafkaEnumerator} plans offsets, a {@link io.virta.connectors.kafka.KafkaReader} reads planned ranges of partitions in batches, straight into columns; a
 * {@link io.virta.connectors.kafka.KafkaWriter} sends rows, in the transactions of {@link io.virta.connectors.kafka.EpochTransactions} where the sink is exactly-once. kafka-clients is an optional
 * dependency: {@link io.virta.connectors.kafka.KafkaConnector} and the option lists load without it, everything else needs it. May use {@code connector}, {@code format}, {@code batch},
 * {@code types}, {@code error}. Start at {@link io.virta.connectors.kafka.KafkaConnector}.
 */
@NullMarked
package io.virta.connectors.kafka;

import org.jspecify.annotations.NullMarked;
