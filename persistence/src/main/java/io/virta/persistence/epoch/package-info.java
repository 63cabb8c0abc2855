/**
 * The epoch log: the event-sourced record of a query, from which a start knows what is committed, what must be finished and what must run again.
 *
 * <p>Concepts: {@link io.virta.persistence.epoch.EpochEvent} (what is written, in order), {@link io.virta.persistence.epoch.EpochLogState} (what the
 * events add up to), {@link io.virta.persistence.epoch.RecoveryPlan} (what a start has to do), {@link io.virta.persistence.epoch.EpochLog} (what a
 * coordinator needs to persist them). All but the serializer are plain values that need no actor system.
 *
 * <p>May depend on Pekko's serialization and persistence API, {@code io.virta.error} and {@code io.virta.persistence.state} for the manifest. Start at
 * {@code EpochEvent}. To add an event: a record that {@code EpochEvent} permits, a case in {@code EpochLogState.apply}, a type byte with its two
 * methods in {@code EpochCodec}, a test; then raise the codec's version if old events change their form.
 */
@NullMarked
package io.virta.persistence.epoch;

import org.jspecify.annotations.NullMarked;
