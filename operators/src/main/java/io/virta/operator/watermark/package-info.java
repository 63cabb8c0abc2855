/**
 * The operator that declares event time: it notes the greatest event time of its rows and tells the watermark that follows from it.
 *
 * <p>May use {@code operator}, {@code batch}. Start at {@link io.virta.operator.watermark.EventTimeWatermark}.
 */
@NullMarked
package io.virta.operator.watermark;

import org.jspecify.annotations.NullMarked;
