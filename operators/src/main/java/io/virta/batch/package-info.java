/**
 * Columnar batches: columns, builders, the binary codec, and the elements that travel on an edge.
 *
 * <p>May use: {@code types}, {@code error}.
 */
@NullMarked
package io.virta.batch;

import org.jspecify.annotations.NullMarked;
