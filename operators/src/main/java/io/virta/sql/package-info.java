/**
 * The SQL front end: text to logical plan.
 *
 * <p>May use: ANTLR, {@code plan}, {@code expression}, {@code types}, {@code error}.
 */
@NullMarked
package io.virta.sql;

import org.jspecify.annotations.NullMarked;
