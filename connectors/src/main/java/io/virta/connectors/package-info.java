/**
 * The built-in connectors, one package per system, each found by service loading.
 *
 * <p>May use: {@code operators}; a system's client library only inside that system's package.
 */
@NullMarked
package io.virta.connectors;

import org.jspecify.annotations.NullMarked;
