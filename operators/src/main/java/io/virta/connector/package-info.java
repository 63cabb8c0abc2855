/**
 * The port of sources and sinks: connectors, readers with positions, writers that prepare and commit.
 *
 * <p>May use: {@code batch}, {@code expression}, {@code types}, {@code error}.
 */
@NullMarked
package io.virta.connector;

import org.jspecify.annotations.NullMarked;
