/**
 * Drills: long runs that break things on purpose and check that nothing is lost or doubled.
 *
 * <p>May use the command line and the public API. Start at {@link io.virta.loadtests.drill.CrashDrill}. To add a drill: its class and a command beside {@code crash-drill}.
 */
@NullMarked
package io.virta.loadtests.drill;

import org.jspecify.annotations.NullMarked;
