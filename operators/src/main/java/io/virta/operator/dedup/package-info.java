/**
 * Deduplication: the first row of each key, with Spark's rules for late rows and for how long a key is remembered.
 *
 * <p>May use {@code operator}, {@code batch}, {@code state}. Start at {@link io.virta.operator.dedup.Deduplicate}.
 */
@NullMarked
package io.virta.operator.dedup;

import org.jspecify.annotations.NullMarked;
