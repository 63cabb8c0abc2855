/**
 * What a query tells about itself while it runs.
 *
 * <p>The coordinator writes to the {@link io.virta.runtime.progress.QueryBoard}, from which any thread reads status and progress; {@link io.virta.runtime.progress.QueryEvents}
 * get the same as it happens. May use {@code operators} and the epoch log's records. Start at {@code QueryBoard}.
 */
@NullMarked
package io.virta.runtime.progress;

import org.jspecify.annotations.NullMarked;
