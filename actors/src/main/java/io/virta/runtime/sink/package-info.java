/**
 * The writers of a run, and finishing what earlier runs prepared.
 *
 * <p>May use {@code operators} and the epoch log's records. No actors. Start at {@link io.virta.runtime.sink.SinkWriters}.
 */
@NullMarked
package io.virta.runtime.sink;

import org.jspecify.annotations.NullMarked;
