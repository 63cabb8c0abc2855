package io.virta.persistence.epoch;

/**
 * An event of a query's log. For each epoch they come in the order planned, prepared, committed; the plan of the next epoch may come before the
 * commit of this one. Continuous epochs have no plan.
 */
public sealed interface EpochEvent extends EpochRecord
        permits QueryStarted, EpochPlanned, EpochPrepared, EpochAborted, EpochCommitted {}
