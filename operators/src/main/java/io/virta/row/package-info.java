/**
 * Rows as objects, for users and tests: what {@code collectAsList()} returns and {@code foreach} receives. Never on the data path.
 *
 * <p>May use {@code types}, {@code batch}. Start at {@link io.virta.row.Row}.
 */
@NullMarked
package io.virta.row;

import org.jspecify.annotations.NullMarked;
