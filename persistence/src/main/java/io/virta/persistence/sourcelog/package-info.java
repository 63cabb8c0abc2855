/**
 * Rows of sources that cannot replay (a socket, an application's stream), kept in the checkpoint from before their epoch is prepared until it has
 * committed, so that the epoch can run again over the same rows after a crash.
 *
 * <p>Concepts: {@link io.virta.persistence.sourcelog.SourceRows} (an encoded batch with its positions),
 * {@link io.virta.persistence.sourcelog.SourceLog} (append, sync, read back, drop). What was read and is not synced at a crash is lost; sources that
 * cannot replay promise no more.
 *
 * <p>May depend on {@code io.virta.error}, {@code checkpoint} and {@code codec}. Start at {@code SourceLog}.
 */
@NullMarked
package io.virta.persistence.sourcelog;

import org.jspecify.annotations.NullMarked;
