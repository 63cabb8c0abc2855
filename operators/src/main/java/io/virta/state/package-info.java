/**
 * The port of keyed state: tables by key group and key, deltas and snapshots.
 *
 * <p>May use: {@code batch}, {@code types}, {@code error}.
 */
@NullMarked
package io.virta.state;

import org.jspecify.annotations.NullMarked;
