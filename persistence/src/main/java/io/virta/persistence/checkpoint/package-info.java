/**
 * The directory in which everything lies that a query needs to resume, and the few file operations that make it crash-safe.
 *
 * <p>Concepts: {@link io.virta.persistence.checkpoint.CheckpointDirectory} (identity, lock and layout of one checkpoint),
 * {@link io.virta.persistence.checkpoint.Disk} (the seam to the file system: everything written there is either durable or reported),
 * {@link io.virta.persistence.checkpoint.StorageErrors} (from I/O faults to error codes).
 *
 * <p>May depend on {@code io.virta.error} and the JDK. Start at {@code CheckpointDirectory}. To keep checkpoints elsewhere than on a local disk: one
 * class that implements {@code Disk}.
 */
@NullMarked
package io.virta.persistence.checkpoint;

import org.jspecify.annotations.NullMarked;
