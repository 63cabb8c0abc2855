package io.virta.persistence.epoch;

/** An epoch may run, over this plan and no other. Nothing outside happens for it before this is durable. */
public record EpochPlanned(EpochPlan plan) implements EpochEvent {
    /** Number of the epoch. */
    public long epoch() {
        return plan.epoch();
    }
}
