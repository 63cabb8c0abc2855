/**
 * Plain lines of text as one string column. Start at {@link io.virta.format.text.TextDecoder}. May use {@code batch}, {@code types}.
 */
@NullMarked
package io.virta.format.text;

import org.jspecify.annotations.NullMarked;
