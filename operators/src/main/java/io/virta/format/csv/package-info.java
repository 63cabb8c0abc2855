/**
 * CSV between bytes and columns: {@link io.virta.format.csv.CsvDecoder}, {@link io.virta.format.csv.CsvValueDecoder}, {@link io.virta.format.csv.CsvEncoder} and {@link
 * io.virta.format.csv.CsvSchema} inference.
 *
 * <p>{@link io.virta.format.csv.CsvFields} finds the fields of a row as ranges of bytes; quotes may be doubled or escaped, which CSV libraries that keep to RFC 4180 do not read. May use {@code batch},
 * {@code types}, {@code time}, {@code connector} (options), {@code error}. Start at {@link io.virta.format.csv.CsvDecoder}.
 */
@NullMarked
package io.virta.format.csv;

import org.jspecify.annotations.NullMarked;
