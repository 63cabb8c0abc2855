/**
 * Typed settings read from HOCON.
 *
 * <p>May use: Typesafe Config.
 */
@NullMarked
package io.virta.config;

import org.jspecify.annotations.NullMarked;
