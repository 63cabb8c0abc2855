/**
 * The public API: sessions, data frames, columns, streaming queries; names follow Spark's.
 *
 * <p>May use: {@code operators}, {@code io.virta.runtime}.
 */
@NullMarked
package io.virta.api;

import org.jspecify.annotations.NullMarked;
