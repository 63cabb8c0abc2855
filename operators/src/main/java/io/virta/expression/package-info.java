/**
 * Expressions over the columns of a batch, unresolved and resolved, and their evaluation column by column.
 *
 * <p>May use: {@code batch}, {@code types}, {@code error}.
 */
@NullMarked
package io.virta.expression;

import org.jspecify.annotations.NullMarked;
