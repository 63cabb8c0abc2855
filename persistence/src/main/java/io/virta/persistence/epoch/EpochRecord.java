package io.virta.persistence.epoch;

/** What {@link EpochCodec} turns into bytes: an event of the log, or the state of all events so far. */
public sealed interface EpochRecord permits EpochEvent, EpochLogState {}
