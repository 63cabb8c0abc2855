/**
 * The runtime: query coordinator, operator islands, keyed-state shards and the exchange between them.
 *
 * <p>May use: {@code operators}, {@code persistence}, {@code config}, Pekko.
 */
@NullMarked
package io.virta.runtime;

import org.jspecify.annotations.NullMarked;
