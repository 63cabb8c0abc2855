/**
 * The ports that connectors implement: sources with positions that replay, sinks that commit in two phases.
 *
 * <p>A {@link io.virta.connector.Connector} is found by {@link java.util.ServiceLoader} and makes {@link io.virta.connector.SourceTable}s and {@link
 * io.virta.connector.Sink}s from options. A source has a planning side, the {@link io.virta.connector.SourceEnumerator}, which cuts what there is into planned {@link
 * io.virta.connector.Split}s, and a reading side, the {@link io.virta.connector.SourceReader}, which reads exactly those. A {@link io.virta.connector.SinkWriter} writes
 * into an epoch, prepares it durably to a handle that any later instance can finish, and commits.
 *
 * <p>May use {@code types}, {@code batch}, {@code expression}. Start at {@link io.virta.connector.Connector}. To add a connector: one package with
 * these four, a service entry, a test that extends the contract test.
 */
@NullMarked
package io.virta.connector;

import org.jspecify.annotations.NullMarked;
