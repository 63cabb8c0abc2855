/**
 * The deployable service and the command line.
 *
 * <p>May use: every module but the load tests.
 */
@NullMarked
package io.virta.app;

import org.jspecify.annotations.NullMarked;
