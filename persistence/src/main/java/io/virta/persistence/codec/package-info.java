/**
 * Bytes of the files and log entries of a checkpoint: plain fields in a row, and checksums over them. What the fields are, and their versions, is up to
 * each format.
 *
 * <p>May depend on the JDK alone. Start at {@link io.virta.persistence.codec.RecordWriter}.
 */
@NullMarked
package io.virta.persistence.codec;

import org.jspecify.annotations.NullMarked;
