/**
 * What all users of RocksDB share: loading the native library once, early, and turning its faults into errors that say what to do.
 *
 * <p>May depend on {@code io.virta.error}, {@code io.virta.persistence.checkpoint} and RocksDB. Start at
 * {@link io.virta.persistence.rocks.RocksLibrary}.
 */
@NullMarked
package io.virta.persistence.rocks;

import org.jspecify.annotations.NullMarked;
