package io.virta.persistence.epoch;

/**
 * A sink answered, when asked to finish a prepared epoch, that its work is gone. The delta of that attempt is void; a micro-batch epoch runs again over
 * its plan, a continuous one falls back to the epoch before.
 *
 * @param epoch number of the epoch
 * @param attempt the attempt that is void
 */
public record EpochAborted(long epoch, int attempt) implements EpochEvent {}
