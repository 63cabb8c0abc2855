/**
 * Decoders and encoders of record formats, JSON and CSV, between bytes and columns.
 *
 * <p>May use: Jackson, the CSV parser, {@code batch}, {@code types}, {@code error}.
 */
@NullMarked
package io.virta.format;

import org.jspecify.annotations.NullMarked;
