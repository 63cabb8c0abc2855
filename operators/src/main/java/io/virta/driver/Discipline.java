package io.virta.driver;

/** When results leave the operators of a query. */
public enum Discipline {
    /** At the barrier of the epoch, with which they commit; the watermark of an epoch takes effect right before its barrier. */
    MICRO_BATCH,
    /** As soon as there are any; watermarks take effect as they come, and the barrier only checkpoints. */
    CONTINUOUS
}
