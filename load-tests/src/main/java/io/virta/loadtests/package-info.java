/**
 * Benchmarks, load simulations, soak and crash drills.
 *
 * <p>May use: {@code app} and, through it, every module.
 */
@NullMarked
package io.virta.loadtests;

import org.jspecify.annotations.NullMarked;
