/**
 * Decoders and encoders of record formats between bytes and columns: JSON, CSV and lines of text, shared by connectors and SQL functions.
 *
 * <p>A {@link io.virta.format.RecordDecoder} appends records to columns, following the {@link io.virta.format.BadRecordMode} where it cannot; a {@link io.virta.format.RecordEncoder} writes files. May use
 * Jackson (only in {@code json}), {@code batch}, {@code types}, {@code time}, {@code row}, {@code connector} (options), {@code error}. To add a format: a package with these two.
 */
@NullMarked
package io.virta.format;

import org.jspecify.annotations.NullMarked;
