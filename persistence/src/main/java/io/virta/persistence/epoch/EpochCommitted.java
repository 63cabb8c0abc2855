package io.virta.persistence.epoch;

/**
 * Every commit handle of the epoch is finished: its results are out.
 *
 * @param epoch number of the epoch
 */
public record EpochCommitted(long epoch) implements EpochEvent {}
