/**
 * The demonstration: clicks on a web shop, generated with event times, disorder and late rows, counted in windows and shown live.
 *
 * <p>May use the public API and the connector ports. Start at {@link io.virta.app.demo.Demo}.
 */
@NullMarked
package io.virta.app.demo;

import org.jspecify.annotations.NullMarked;
