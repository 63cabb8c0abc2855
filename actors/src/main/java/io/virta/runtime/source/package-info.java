/**
 * What epochs read: planning ranges over all sources of a query, and spreading their splits over readers.
 *
 * <p>May use {@code operators} and the epoch log's records. No actors. Start at {@link io.virta.runtime.source.SourcePlanner}.
 */
@NullMarked
package io.virta.runtime.source;

import org.jspecify.annotations.NullMarked;
