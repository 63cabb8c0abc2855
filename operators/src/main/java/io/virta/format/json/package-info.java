/**
 * JSON between bytes and columns: {@link io.virta.format.json.JsonDecoder}, {@link io.virta.format.json.JsonEncoder} and {@link io.virta.format.json.JsonSchema} inference.
 *
 * <p>One streaming parser runs over record after record and writes straight into column builders; unwanted fields are skipped. May use Jackson core, {@code batch}, {@code types}, {@code
 * time}, {@code connector} (options), {@code error}. Start at {@link io.virta.format.json.JsonDecoder}. To support a type: a case in {@code JsonReaders} and one in {@code
 * JsonWriters}.
 */
@NullMarked
package io.virta.format.json;

import org.jspecify.annotations.NullMarked;
