/**
 * Data types, schemas, DDL text, and the textual forms of values.
 *
 * <p>May use: {@code error}.
 */
@NullMarked
package io.virta.types;

import org.jspecify.annotations.NullMarked;
