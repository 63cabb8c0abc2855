package io.virta.conformance;

/** The ways in which every case runs, with equal results. */
enum Execution {
    /** As the case says, on two shards. */
    AS_IT_STANDS(2),
    /** Started again from the checkpoint after each step. */
    RESTARTED(2),
    /** On a number of shards that does not divide the key groups evenly. */
    MORE_SHARDS(5),
    /** Started again after each step, on another number of shards each time. */
    RESCALED(3),
    /** Rows come in batches of random size. */
    RANDOM_BATCHES(2);

    private final int shards;

    Execution(int shards) {
        this.shards = shards;
    }

    /** How many shards the run of a number, from 0, has. */
    int shards(int run) {
        return this == RESCALED ? 1 + (shards + run) % 4 : shards;
    }

    boolean restarts() {
        return this == RESTARTED || this == RESCALED;
    }
}
