package io.virta.runtime.island;

/**
 * Names an island of a run.
 *
 * @param stage the stage's number; the number of stages for the sink
 * @param instance the number of the instance in its stage
 */
public record IslandId(int stage, int instance) {
    @Override
    public String toString() {
        return stage + "." + instance;
    }
}
